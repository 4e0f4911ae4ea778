import { expect, test, vi } from 'vitest';
import { answerEnd } from './answerEnd';

const FRAME = new Float32Array(512);
const NO = { yes: 0, no: 0.99 };

/** Whether each of so many frames ends what is said. */
function ends(listen = vi.fn(() => NO), probabilities: number[] = [], speaks = true): boolean[] {
  const end = answerEnd(listen);
  return probabilities.map((probability) => end.isEnd(probability, FRAME, speaks));
}

const SPOKEN = Array(10).fill(0.9);
const QUIET = Array(7).fill(0.1);

test('a complete answer ends with 200 ms of quiet, and is listened to once', () => {
  const listen = vi.fn(() => NO);
  expect(ends(listen, [...SPOKEN, ...QUIET, ...QUIET]).indexOf(true)).toBe(16);
  expect(listen).toHaveBeenCalledTimes(1);
});

test('what is no short answer does not end', () => {
  const listen = vi.fn(() => ({ yes: 0.1, no: 0.2 }));
  expect(ends(listen, [...SPOKEN, ...QUIET])).not.toContain(true);
});

test.each([22, 23])('an answer of %i frames is whole only if it is short, pauses counted', (frames) => {
  const pause = Array(frames - 2).fill(0.4);
  expect(
    ends(
      vi.fn(() => NO),
      [0.9, ...pause, 0.9, ...QUIET],
    ).includes(true),
  ).toBe(frames <= 22);
});

test('a pause within speech ends nothing', () => {
  expect(ends(vi.fn(), [...SPOKEN, ...QUIET.slice(1), ...SPOKEN, ...QUIET.slice(1)])).not.toContain(true);
});

test('nobody who spoke for certain, nothing to listen to', () => {
  const listen = vi.fn(() => NO);
  expect(ends(listen, [...SPOKEN, ...QUIET], false)).not.toContain(true);
  expect(listen).not.toHaveBeenCalled();
});

test('of the silence before an answer a third of a second is listened to', () => {
  const listen = vi.fn((_samples: Float32Array) => NO);
  ends(listen as never, [...Array(200).fill(0.4), ...SPOKEN, ...QUIET]);
  expect(listen.mock.calls[0]?.[0].length).toBe((10 + SPOKEN.length + QUIET.length) * 512);
});
