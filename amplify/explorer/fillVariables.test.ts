import { expect, test } from 'vitest';
import { fillVariables, placeIn } from './fillVariables';

const place = { gameId: 'g1', turn: 3 };

test('game and turn are filled in wherever the variables name them', () => {
  const variables = '{"input": {"gameId": "", "turn": 1, "answer": "NO"}}';
  expect(JSON.parse(fillVariables(variables, place))).toEqual({ input: { gameId: 'g1', turn: 3, answer: 'NO' } });
  expect(JSON.parse(fillVariables('{"id": ""}', place))).toEqual({ id: 'g1' });
});

test('a game without a turn leaves the turn', () => {
  expect(JSON.parse(fillVariables('{"turn": 1}', { gameId: 'g1', turn: null }))).toEqual({ turn: 1 });
});

test.each(['', '{"gameId": ', '{ "limit": 5 }'])(
  'variables that name no game or cannot be read stay: %j',
  (variables) => {
    expect(fillVariables(variables, place)).toBe(variables);
  },
);

test('the place is that of the update in an answer', () => {
  const game = { currentTurn: { number: 3 } };
  expect(placeIn({ data: { answerQuestion: { gameId: 'g1', game } } })).toEqual(place);
  expect(placeIn({ data: { abandonGame: { gameId: 'g1', game: { currentTurn: null } } } })?.turn).toBeNull();
  expect(placeIn({ data: { decks: [{ id: 'everyday' }], startGame: null } })).toBeNull();
  expect(placeIn({ data: null })).toBeNull();
});
