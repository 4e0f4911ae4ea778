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
});

const ended = (status: Game['status'], thing: string | null, turns: Turn[]) =>
  endText({ status, thing, turns, questionLimit: 20 });

test('a named thing is told with the questions it took', () => {
  expect(ended('GUESSED', 'penguin', [turn('YES'), turn('YES')]).detail).toBe(
    'You thought of: penguin. It took me 2 questions.',
  );
});

test('a stumped machine says so until it is told what it was', () => {
  expect(ended('STUMPED', null, [turn('NO')]).detail).toContain('could not name it');
  expect(ended('STUMPED', 'narwhal', [turn('NO')]).detail).toContain('narwhal');
});

test('a stopped game counts answers, not questions left open', () => {
  expect(ended('ABANDONED', null, [turn('YES'), turn(null)]).detail).toBe('After one question.');
  expect(ended('ABANDONED', null, [turn(null)]).detail).toBe('Before the first answer.');
});
