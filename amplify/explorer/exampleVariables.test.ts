import { buildSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { exampleVariables } from './exampleVariables';

const schema = buildSchema(`
  enum Answer { YES NO }
  input AnswerInput { gameId: ID! turn: Int! answer: Answer! note: String places: [Int!]! }
  type Query { games(limit: Int): Int answer(input: AnswerInput!): Int }
`);

test('required variables are filled in with their required fields', () => {
  const document = parse('query Answer($input: AnswerInput!) { answer(input: $input) }');
  expect(JSON.parse(exampleVariables(schema, document))).toEqual({
    input: { gameId: '', turn: 1, answer: 'YES', places: [] },
  });
});

test('operations whose variables may all be left out have none', () => {
  expect(exampleVariables(schema, parse('query Games($limit: Int) { games(limit: $limit) }'))).toBe('');
});
