import { expect, test } from 'vitest';
import { momentBetween } from './moment';

type Seen = NonNullable<Parameters<typeof momentBetween>[0]>;

const at = (number: number | null, more: Partial<Seen> = {}): Seen => ({
  id: 'g1',
  status: 'IN_PROGRESS',
  version: number ?? 20,
  currentTurn: number === null ? null : { number, kind: 'QUESTION' },
  ...more,
});

test.each([
  ['a next question', at(1), at(2), 'answered'],
  ['a guess', at(1), at(2, { currentTurn: { number: 2, kind: 'GUESS' } }), 'guess'],
  ['a named thing', at(3), at(null, { status: 'GUESSED' }), 'named'],
  ['a lost game', at(3), at(null, { status: 'STUMPED' }), 'lost'],
  ['a stopped game', at(3), at(null, { status: 'ABANDONED' }), null],
  ['an answer taken back', at(3), at(2, { version: 4 }), null],
  ['another game', at(3), at(4, { id: 'g2' }), null],
  ['a game that is opened', null, at(4), null],
  ['nothing new', at(3), at(3), null],
])('%s is felt as it is', (_name, before, after, moment) => {
  expect(momentBetween(before, after)).toBe(moment);
});
