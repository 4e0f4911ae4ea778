import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { logMel } from './logMel';
import { readNpz } from './npz';
import { isAnswer, shortAnswers } from './shortAnswer';
import heard from './shortAnswer.fixture.json';

const FILE = new URL('../../../backend/twentyq/speech/hearing/en_us/short_answers.npz', import.meta.url);
const weights = new Uint8Array(readFileSync(FILE)).buffer;

/** A voice as tests/unit/speech/hearing/test_network.py has it: harmonics that glide for a while. */
function glide(pitch: number, seconds: number): Float32Array {
  return Float32Array.from({ length: 16_000 }, (_, n) => {
    const t = n / 16_000;
    const phase = 2 * Math.PI * pitch * (t + 0.3 * t * t);
    const loud = t > 0.2 && t < 0.2 + seconds ? 0.2 : 0.001;
    const voice = [1, 2, 3, 5, 8].reduce((sum, harmonic) => sum + Math.sin(harmonic * phase) / harmonic, 0);
    return Math.round(32_768 * loud * voice) / 32_768;
  });
}

test.each(heard)('it hears what the server hears: $pitch Hz for $seconds s', ({ pitch, seconds, yes, no }) => {
  const impression = shortAnswers(weights)(glide(pitch, seconds));
  expect(impression.yes).toBeCloseTo(yes, 2);
  expect(impression.no).toBeCloseTo(no, 2);
});

test('a yes or no for certain is an answer, a doubtful one is not', () => {
  expect(isAnswer({ yes: 0.95, no: 0 })).toBe(true);
  expect(isAnswer({ yes: 0, no: 0.95 })).toBe(true);
  expect(isAnswer({ yes: 0.7, no: 0.2 })).toBe(false);
});

test('nothing and less than a frame are heard without a fault', () => {
  for (const length of [0, 10]) expect(logMel(new Float32Array(length)).frames).toBe(1);
});

test('a file that is none is refused', () => {
  expect(() => shortAnswers(new ArrayBuffer(8))).toThrow(RangeError);
  expect(readNpz(weights).get('w0')?.shape).toEqual([12, 1, 5, 5]);
});
