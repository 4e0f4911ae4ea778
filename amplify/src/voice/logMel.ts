/** As backend/twentyq/speech/hearing/network/features.py, where the figures are explained. */
const RATE = 16_000;
const WINDOW = 400;
const HOP = 160;
const FFT = 512;
export const BANDS = 40;
const FLOOR = 1e-5;
const LOWEST = 60;
const HIGHEST = 7600;

/** Bands by frames, row after row. */
export interface Features {
  readonly values: Float32Array;
  readonly frames: number;
}

/** Log-mel features of samples from -1 to 1, of mean 0 and deviation 1. */
export function logMel(samples: Float32Array): Features {
  const frames = Math.max(1, 1 + Math.floor((samples.length - WINDOW) / HOP));
  const values = new Float32Array(BANDS * frames);
  const mean = average(samples);
  for (let frame = 0; frame < frames; frame++) {
    const power = powerOf(samples, frame * HOP, mean);
    FILTERS.forEach(({ first, weights }, band) => {
      values[band * frames + frame] = weights.reduce(
        (sum, weight, place) => sum + weight * (power[first + place] ?? 0),
        0,
      );
    });
  }
  return { values: even(values), frames };
}

const HANN = Float32Array.from({ length: WINDOW }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / (WINDOW - 1)));
const FILTERS = melFilters();

function powerOf(samples: Float32Array, start: number, mean: number): Float32Array {
  const real = new Float32Array(FFT);
  for (let n = 0; n < WINDOW && start + n < samples.length; n++) {
    real[n] = ((samples[start + n] ?? 0) - mean) * (HANN[n] ?? 0);
  }
  const imaginary = new Float32Array(FFT);
  transform(real, imaginary);
  return real.map((value, n) => value * value + (imaginary[n] ?? 0) ** 2).subarray(0, FFT / 2 + 1);
}

/** Fourier's, in place, of a length that is a power of two (Cooley and Tukey). */
function transform(real: Float32Array, imaginary: Float32Array): void {
  const count = real.length;
  for (let n = 1, reversed = 0; n < count; n++) {
    let bit = count >> 1;
    for (; reversed & bit; bit >>= 1) reversed ^= bit;
    reversed ^= bit;
    if (n < reversed) [real[n], real[reversed]] = [real[reversed] ?? 0, real[n] ?? 0];
  }
  for (let size = 2; size <= count; size *= 2) {
    for (let start = 0; start < count; start += size) butterflies(real, imaginary, start, size);
  }
}

function butterflies(real: Float32Array, imaginary: Float32Array, start: number, size: number): void {
  const half = size / 2;
  for (let n = start; n < start + half; n++) {
    const angle = (-2 * Math.PI * (n - start)) / size;
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    const [x, y] = [real[n + half] ?? 0, imaginary[n + half] ?? 0];
    const [turnedX, turnedY] = [x * cosine - y * sine, x * sine + y * cosine];
    real[n + half] = (real[n] ?? 0) - turnedX;
    imaginary[n + half] = (imaginary[n] ?? 0) - turnedY;
    real[n] = (real[n] ?? 0) + turnedX;
    imaginary[n] = (imaginary[n] ?? 0) + turnedY;
  }
}

function melFilters(): { first: number; weights: number[] }[] {
  const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
  const step = (mel(HIGHEST) - mel(LOWEST)) / (BANDS + 1);
  const edges = Array.from({ length: BANDS + 2 }, (_, n) => 700 * (10 ** ((mel(LOWEST) + n * step) / 2595) - 1));
  return Array.from({ length: BANDS }, (_, band) => {
    const [low = 0, middle = 0, high = 0] = edges.slice(band, band + 3);
    const first = Math.ceil((low * FFT) / RATE);
    const count = Math.floor((high * FFT) / RATE) - first + 1;
    const weight = (hertz: number) =>
      Math.max(0, Math.min((hertz - low) / (middle - low), (high - hertz) / (high - middle)));
    return { first, weights: Array.from({ length: count }, (_, n) => weight(((first + n) * RATE) / FFT)) };
  });
}

function even(powers: Float32Array): Float32Array {
  const floor =
    FLOOR *
    Math.max(
      1e-9,
      powers.reduce((most, power) => Math.max(most, power), 0),
    );
  const logs = powers.map((power) => Math.log(power + floor));
  const mean = average(logs);
  const deviation = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length) + 1e-3;
  return logs.map((value) => (value - mean) / deviation);
}

function average(numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let n = 0; n < numbers.length; n++) sum += numbers[n] ?? 0;
  return numbers.length ? sum / numbers.length : 0;
}
