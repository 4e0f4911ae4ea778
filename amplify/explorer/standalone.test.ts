import { buildSchema, parse, print, validate } from 'graphql';
import { expect, test } from 'vitest';
import { standalone } from './standalone';

const DECK = 'fragment DeckFields on Deck { id owner { ...OwnerFields } }';
const OWNER = 'fragment OwnerFields on Owner { name }';
const GAME = 'fragment GameFields on Game { id }';
const KNOWN = [GAME, DECK, OWNER].join('\n');
const DECKS = 'query Decks { decks { ...DeckFields } }';
const START = 'mutation Start { start { ...GameFields } }';
const schema = buildSchema(`
  type Owner { name: ID }
  type Deck { id: ID owner: Owner }
  type Game { id: ID }
  type Query { decks: [Deck] }
  type Mutation { start: Game }
`);

function sent(query: string, operationName?: string) {
  return standalone({ query, operationName, variables: { limit: 1 } }, KNOWN);
}

test('the fragments that an operation uses, by others too, go with it', () => {
  const { query, variables } = sent(DECKS);
  expect(query).toBe(print(parse([DECKS, DECK, OWNER].join('\n'))));
  expect(validate(schema, parse(query))).toEqual([]);
  expect(variables).toEqual({ limit: 1 });
});

test('the fragments and the name of the tab before stay behind', () => {
  expect(sent(`${DECKS}\n${GAME}`, 'Start')).toEqual(sent(DECKS));
});

test('a fragment that the document defines stands before the known one', () => {
  const own = 'fragment DeckFields on Deck { id }';
  const query = print(parse(`${DECKS}\n${own}`));
  expect(sent(`${DECKS}\n${own}`).query).toBe(query);
  expect(sent(`${DECKS}\n${own}\n${DECK}`).query).toBe(query);
});

test('of several operations the one that is named is sent', () => {
  expect(sent(`${DECKS}\n${START}`, 'Start').query).toBe(print(parse(`${START}\n${GAME}`)));
});

test.each([`${DECKS}\n${START}`, GAME])('a document that names none is the server to refuse: %j', (query) => {
  const request = { query, operationName: 'Other' };
  expect(standalone(request, KNOWN)).toBe(request);
});
