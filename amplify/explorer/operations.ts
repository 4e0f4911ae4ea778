import { buildASTSchema, type DocumentNode, parse } from 'graphql';
import contract from '../../graphql/schema.graphql?raw';
import directives from '../appsync.graphql?raw';
import { exampleVariables } from './exampleVariables';

const FIRST = ['startGame', 'onGameUpdate', 'answerQuestion', 'answerInWords', 'undoAnswer'];
const files = import.meta.glob<string>('../../graphql/operations/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const documents = new Map(Object.entries(files).map(([path, text]) => [nameOf(path), text]));
const schema = buildASTSchema(parse(`${directives}\n${contract}`));

/** What the operations select. */
export const FRAGMENTS = documents.get('fragments') ?? '';

/** The operations of the contract, a game's first ones in front. */
export const OPERATIONS = [...new Set([...FIRST, ...documents.keys()])]
  .filter((name) => name !== 'fragments')
  .map((name) => toTab(documents.get(name) ?? ''));

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
}

function toTab(query: string): { query: string; variables: string } {
  const document: DocumentNode = parse(query);
  return { query, variables: exampleVariables(schema, document) };
}
