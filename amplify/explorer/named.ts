import { getOperationAST, Kind, parse } from 'graphql';
import type { ApiRequest } from './post';

/** The request without a name where the document has one operation: GraphiQL changes the name after the document. */
export function named(request: ApiRequest): ApiRequest {
  const operations = parse(request.query).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const operationName = operations.length === 1 ? undefined : request.operationName;
  return { ...request, operationName };
}

export function isSubscription({ query, operationName }: ApiRequest): boolean {
  return getOperationAST(parse(query), operationName)?.operation === 'subscription';
}
