import { expect, test, vi } from 'vitest';
import { answerEnd } from './answerEnd';

const FRAME = new Float32Array(512);
const NO = { yes: 0, no: 0.99, seconds: 0.3 };

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
  const listen = vi.fn(() => ({ yes: 0.1, no: 0.2, seconds: 0.3 }));
  expect(ends(listen, [...SPOKEN, ...QUIET])).not.toContain(true);
});

test('a pause within speech ends nothing', () => {
  expect(ends(vi.fn(), [...SPOKEN, ...QUIET.slice(1), ...SPOKEN, ...QUIET.slice(1)])).not.toContain(true);
});

test('nobody who spoke for certain, nothing to listen to', () => {
  const listen = vi.fn(() => NO);
  expect(ends(listen, [...SPOKEN, ...QUIET], false)).not.toContain(true);
  expect(listen).not.toHaveBeenCalled();
});

test('what was said long ago is forgotten', () => {
  const listen = vi.fn((samples: Float32Array) => ({ ...NO, seconds: samples.length / 16_000 }));
  ends(listen as never, [...Array(200).fill(0.9), ...QUIET]);
  expect(listen.mock.calls[0]?.[0].length).toBe(60 * 512);
});
