import { expect, test } from 'vitest';
import { shareText } from './shareText';
import type { Answer, Game, Turn } from './types';

function game(answers: readonly Answer[], last: Answer, more: Partial<Game> = {}): Game {
  const turns = answers.map((answer) => ({ kind: 'QUESTION', answer, text: 'Is it alive?' }) as Turn);
  turns.push({ kind: 'GUESS', answer: last, text: 'Is it a penguin?' } as Turn);
  return { status: 'GUESSED', questionLimit: 20, namedInExtra: false, thing: 'penguin', turns, ...more } as Game;
}

test('the marks tell the game in rows of ten, and never the thing', () => {
  const text = shareText(game(Array<Answer>(10).fill('NO'), 'YES'));
  expect(text).toBe(`Twentyq named it in 11 of 20\n${'🔴'.repeat(10)}\n🎯`);
  expect(text).not.toContain('penguin');
});

test('every answer has a mark of its own', () => {
  const answers: Answer[] = ['YES', 'NO', 'PROBABLY', 'PROBABLY_NOT', 'SOMETIMES', 'UNKNOWN'];
  const marks = shareText(game(answers, 'NO', { status: 'STUMPED' })).split('\n')[1];
  expect(new Set(marks).size).toBe(answers.length + 1);
});

test('a game that was lost, or won in extra time, says so', () => {
  expect(shareText(game(['NO'], 'NO', { status: 'STUMPED' }))).toContain('could not name it: I won');
  expect(shareText(game(['NO'], 'YES', { status: 'STUMPED', namedInExtra: true }))).toContain('needed 2: I won');
});
