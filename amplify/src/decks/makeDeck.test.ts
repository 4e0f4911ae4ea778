import { expect, test } from 'vitest';
import { check, deckName } from './makeDeck';

test('a deck is called as its file, in words', () => {
  expect(deckName('planets_2024.xlsx')).toBe('Planets 2024');
  expect(deckName('Our birds.pdf')).toBe('Our birds');
  expect(deckName('.csv')).toBe('My deck');
  expect(deckName(`${'x'.repeat(200)}.csv`)).toHaveLength(60);
});

test('an empty file and two of one name are refused before anything is sent', () => {
  const file = (name: string, text: string) => new File([text], name);
  expect(() => check([file('a.csv', 'x'), file('b.csv', '')])).toThrow('b.csv is empty.');
  expect(() => check([file('a.csv', 'x'), file('a.csv', 'y')])).toThrow('Two files are called a.csv.');
  expect(() => check([file('a.csv', 'x'), file('b.csv', 'y')])).not.toThrow();
});
