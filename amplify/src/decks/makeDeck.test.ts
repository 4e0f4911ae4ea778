import { expect, test } from 'vitest';
import { deckName } from './makeDeck';

test('a deck is called as its file, in words', () => {
  expect(deckName('planets_2024.xlsx')).toBe('Planets 2024');
  expect(deckName('Our birds.pdf')).toBe('Our birds');
  expect(deckName('.csv')).toBe('My deck');
  expect(deckName(`${'x'.repeat(200)}.csv`)).toHaveLength(60);
});
