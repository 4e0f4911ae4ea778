import { expect, test } from 'vitest';
import { certainty } from './certainty';

const turns = [{ thingsLeft: 1024 }, { thingsLeft: 300 }];

test('every halving of what is left fills as much', () => {
  expect(certainty({ thingsLeft: 1024, turns })).toBe(0);
  expect(certainty({ thingsLeft: 32, turns })).toBeCloseTo(0.5);
  expect(certainty({ thingsLeft: 1, turns })).toBe(1);
});

test('a deck that is not there, or more doubt than at first, is no certainty', () => {
  expect(certainty({ thingsLeft: null, turns })).toBe(0);
  expect(certainty({ thingsLeft: 5, turns: [] })).toBe(0);
  expect(certainty({ thingsLeft: 4096, turns })).toBe(0);
});
