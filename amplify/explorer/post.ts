import type { ExecutionResult } from 'graphql';
import { accessToken } from './session';

/** A GraphQL request as GraphiQL makes it. */
export interface ApiRequest {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null | undefined;
}

const LONGEST_WAIT = 60_000;

/** Sends a query or mutation, once more where the token was refused. */
export async function post(request: ApiRequest, renewed = false): Promise<ExecutionResult> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { authorization: await accessToken(renewed), 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(LONGEST_WAIT),
  });
  if (response.status === 401 && !renewed) return post(request, true);
  return (await response.json()) as ExecutionResult;
}
