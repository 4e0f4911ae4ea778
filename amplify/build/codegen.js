/** Writes src/generated: a typed document for every file in graphql/operations; those of decks and of teaching apart, as they load late. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { codegen } from '@graphql-codegen/core';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { concatAST, parse } from 'graphql';

const contract = new URL('../../graphql/', import.meta.url);
const outputs = {
  operations: ['operations/'],
  deckOperations: ['operations/decks/'],
  teachingOperations: ['operations/fragments.graphql', 'operations/teaching/'],
};

async function parseFile(location) {
  return { location: location.pathname, document: parse(await readFile(location, 'utf8')) };
}

async function readOperations(path) {
  if (path.endsWith('.graphql')) return [await parseFile(new URL(path, contract))];
  const folder = new URL(path, contract);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(names.map((name) => parseFile(new URL(name, folder))));
}

async function readSchema() {
  const files = [new URL('../appsync.graphql', import.meta.url), new URL('schema.graphql', contract)];
  return concatAST((await Promise.all(files.map(parseFile))).map((file) => file.document));
}

const config = {
  documentMode: 'string',
  enumType: 'string-literal',
  scalars: { AWSDateTime: 'string', AWSURL: 'string', AWSJSON: 'string' },
  skipTypename: true,
  strictScalars: true,
  useTypeImports: true,
};

for (const [name, paths] of Object.entries(outputs)) {
  const output = new URL(`../src/generated/${name}.ts`, import.meta.url);
  const code = await codegen({
    filename: output.pathname,
    schema: await readSchema(),
    documents: (await Promise.all(paths.map(readOperations))).flat(),
    config,
    plugins: [{ operations: {} }, { typedDocuments: {} }],
    pluginMap: { operations, typedDocuments },
  });
  await mkdir(new URL('.', output), { recursive: true });
  await writeFile(output, code);
}
