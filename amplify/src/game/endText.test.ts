import { expect, test } from 'vitest';
import { endText } from './endText';
import type { Game, Turn } from './types';

const turn = (answer: Turn['answer']): Turn => ({
  number: 1,
  kind: 'QUESTION',
  text: 'Is it alive?',
  speech: null,
  answer,
  answeredBy: 'TAP',
  transcript: null,
  confidence: null,
  askedAt: '2030-01-01T00:00:00Z',
  answeredAt: null,
  reading: null,
  thingsLeft: null,
  topChance: null,
  remarks: [],
});

const ended = (status: Game['status'], thing: string | null, turns: Turn[], more: Partial<Game> = {}) =>
  endText({ status, thing, turns, questionLimit: 20, recap: null, namedInExtra: false, ...more });
const guess = { ...turn('YES'), kind: 'GUESS' as const };

test('a named thing is the title, and guesses count apart from questions', () => {
  expect(ended('GUESSED', 'penguin', [turn('YES'), turn('YES'), guess])).toEqual({
    kicker: 'I got it.',
    title: 'Penguin',
    detail: 'It took 2 questions and one guess.',
  });
});

test('the thing is said with its article where the deck knows it', () => {
  const recap = { thing: 'the Moon', differences: [], nearest: [], thingsLeft: [] };
  expect(ended('GUESSED', 'Moon', [guess], { recap }).title).toBe('The Moon');
});

test('a stumped machine says so until it is told what it was', () => {
  expect(ended('STUMPED', null, [turn('NO')])).toMatchObject({ kicker: null, title: 'You win.' });
  expect(ended('STUMPED', 'narwhal', [turn('NO')])).toMatchObject({ kicker: 'You win.', title: 'Narwhal' });
});

test('what an extra question named was not named within the limit', () => {
  const { kicker, detail } = ended('STUMPED', 'narwhal', [turn('NO'), guess], { namedInExtra: true });
  expect(kicker).toBe('You win.');
  expect(detail).toBe('I got it, after one question and one guess. More than 20, so you win.');
});

test('a stopped game counts answers, not questions left open', () => {
  expect(ended('ABANDONED', null, [turn('YES'), turn(null)]).detail).toBe('After one question.');
  expect(ended('ABANDONED', null, [turn(null)]).detail).toBe('Before the first answer.');
});
