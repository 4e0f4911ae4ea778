import { connected } from './connected';
import type { TypedDocument } from './typedDocument';

/** Sends one query or mutation as soon as there is a connection. Throws a Problem. */
export async function request<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const { amplifyRequest } = await connected();
  return amplifyRequest(document, variables);
}
