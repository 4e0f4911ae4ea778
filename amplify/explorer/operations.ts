import { buildASTSchema, type DocumentNode, parse } from 'graphql';
import contract from '../../graphql/schema.graphql?raw';
import directives from '../appsync.graphql?raw';
import { exampleVariables } from './exampleVariables';

const FIRST = ['startGame', 'onGameUpdate', 'answerQuestion', 'answerInWords', 'undoAnswer'];
const files = import.meta.glob<string>('../../graphql/operations/**/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const FOLDERS = ['/operations/', '/teaching/', '/decks/'];
const paths = Object.keys(files).sort((one, other) => folderOf(one) - folderOf(other));
const documents = new Map(paths.map((path) => [nameOf(path), files[path] ?? '']));
const schema = buildASTSchema(parse(`${directives}\n${contract}`));

/** What the operations select. */
export const FRAGMENTS = paths
  .filter((path) => nameOf(path) === 'fragments')
  .map((path) => files[path])
  .join('\n');

/** The operations of the contract, a game's first ones in front, those of decks last. */
export const OPERATIONS = [...new Set([...FIRST, ...documents.keys()])]
  .filter((name) => name !== 'fragments')
  .map((name) => toTab(documents.get(name) ?? ''));

function folderOf(path: string): number {
  return FOLDERS.findIndex((folder) => path.slice(0, path.lastIndexOf('/') + 1).endsWith(folder));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
}

function toTab(query: string): { query: string; variables: string } {
  const document: DocumentNode = parse(query);
  return { query, variables: exampleVariables(schema, document) };
}
