import { generateClient } from 'aws-amplify/api';
import { fetchAuthSession } from 'aws-amplify/auth';
import { Problem } from './problem';
import { toProblem } from './toProblem';
import type { TypedDocument } from './typedDocument';

const TIME_LIMIT = 30_000;
const client = generateClient();

/** Sends one query or mutation; an expired token is renewed and the request sent again. Throws a Problem. */
export async function amplifyRequest<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  try {
    return await send(document, variables).catch(async (error: unknown) => {
      if (toProblem(error).name !== 'Unauthorized') throw error;
      await fetchAuthSession({ forceRefresh: true });
      return send(document, variables);
    });
  } catch (error) {
    throw toProblem(error);
  }
}

async function send<Result, Variables>(
  document: TypedDocument<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const sent = client.graphql({
    query: document.toString(),
    variables: variables as Record<string, unknown>,
  }) as unknown as Promise<{ data: Result }>;
  let timer = 0;
  const late = new Promise<never>((_resolve, reject) => {
    timer = window.setTimeout(
      () =>
        reject(new Problem('Unreachable', 'The game takes too long to answer. Nothing is lost.', { wayOut: 'retry' })),
      TIME_LIMIT,
    );
  });
  try {
    return (await Promise.race([sent, late])).data;
  } finally {
    window.clearTimeout(timer);
  }
}
