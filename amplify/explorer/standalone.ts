import { type DefinitionNode, getOperationAST, Kind, parse, print, separateOperations } from 'graphql';
import type { ApiRequest } from './post';

/**
 * The request with the one operation that it asks for and the fragments that this one uses, its own before `known` ones.
 * GraphiQL learns of another tab's document a moment after it shows it: until then fragments and name are the last tab's.
 */
export function standalone(request: ApiRequest, known: string): ApiRequest {
  const definitions = parse(`${request.query}\n${known}`).definitions.filter(isFirstOfItsName);
  const operations = separateOperations({ kind: Kind.DOCUMENT, definitions });
  const [first = '', ...others] = Object.keys(operations);
  const document = operations[others.length > 0 ? (request.operationName ?? '') : first];
  return document ? { query: print(document), variables: request.variables } : request;
}

export function isSubscription({ query, operationName }: ApiRequest): boolean {
  return getOperationAST(parse(query), operationName)?.operation === 'subscription';
}

function isFirstOfItsName(definition: DefinitionNode, index: number, all: readonly DefinitionNode[]): boolean {
  return definition.kind !== Kind.FRAGMENT_DEFINITION || all.findIndex(isNamed(definition.name.value)) === index;
}

function isNamed(name: string): (definition: DefinitionNode) => boolean {
  return (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name;
}
