import { expect, test } from 'vitest';
import { verdictText } from './verdictText';

const things = [
  { name: 'Mars', says: 'Mars', used: true },
  { name: 'Pluto', says: 'Pluto', used: false },
];

test('a verdict is said in plain words', () => {
  const verdict = { games: 200, named: 1, namedFlipped: 0.87, alike: [], alikeCount: 0, advice: [] };
  expect(verdictText({ things, questions: [], verdict })).toBe(
    '1 things, 0 questions. In 200 test games it named all things where every answer was right, and 9 of 10 where one answer in ten was wrong.',
  );
});

test('without games there is nothing to say of them', () => {
  expect(verdictText({ things, questions: [], verdict: null })).toBe('1 things, 0 questions.');
});
