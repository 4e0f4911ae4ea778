import { BANDS, logMel } from './logMel';
import { readNpz, type Weights } from './npz';

/** As backend/twentyq/speech/hearing/network/network.py, with its weights. */
const STRIDES = [
  [2, 2],
  [2, 2],
  [2, 1],
] as const;
const DILATIONS = [1, 2, 4, 1];
/** Share from which it is sure of a yes or no. */
const SURE = 0.9;

export interface Impression {
  readonly yes: number;
  readonly no: number;
}

/** Hears samples of 16 kHz, from -1 to 1. */
export type Listen = (samples: Float32Array) => Impression;

/** The network that tells yes from no and from anything else. Throws a RangeError for other files. */
export function shortAnswers(file: ArrayBuffer): Listen {
  const arrays = readNpz(file);
  const layer = (name: string): Layer => ({ kernel: named(arrays, name), bias: bias(arrays, name) });
  const planes = STRIDES.map((_, place) => layer(`w${place}`));
  const mix = layer(`w${STRIDES.length}`);
  const times = DILATIONS.map((_, place) => layer(`w${STRIDES.length + 1 + place}`));
  const attention = layer('attention_w');
  const out = layer('out_w');
  return (samples) => {
    const features = logMel(samples);
    let plane: Plane = { values: features.values, channels: 1, bands: BANDS, times: features.frames };
    planes.forEach((each, place) => {
      plane = overPlane(plane, each, STRIDES[place] ?? [1, 1]);
    });
    let rows = overTime({ values: plane.values, count: plane.channels * plane.bands, times: plane.times }, mix, 1);
    times.forEach((each, place) => {
      rows = added(rows, overTime(rows, each, DILATIONS[place] ?? 1));
    });
    const [yes = 0, no = 0] = softmax(linear(pooled(rows, attention), out));
    return { yes, no };
  };
}

/** Whether somebody has said yes or no for certain. */
export function isAnswer({ yes, no }: Impression): boolean {
  return Math.max(yes, no) >= SURE;
}

interface Layer {
  readonly kernel: Weights;
  readonly bias: Float32Array;
}

interface Plane {
  readonly values: Float32Array;
  readonly channels: number;
  readonly bands: number;
  readonly times: number;
}

interface Rows {
  readonly values: Float32Array;
  readonly count: number;
  readonly times: number;
}

function named(arrays: Map<string, Weights>, name: string): Weights {
  const found = arrays.get(name);
  if (!found) throw new RangeError(`no ${name}`);
  return found;
}

function bias(arrays: Map<string, Weights>, name: string): Float32Array {
  return named(arrays, name.startsWith('w') ? `b${name.slice(1)}` : name.replace(/w$/, 'b')).values;
}

/** A convolution over bands and times that keeps their size but for the stride, and what is positive of it. */
function overPlane(input: Plane, { kernel, bias }: Layer, [strideY, strideX]: readonly [number, number]): Plane {
  const [channels = 0, , size = 0] = kernel.shape;
  const [bands, times] = [Math.ceil(input.bands / strideY), Math.ceil(input.times / strideX)];
  const values = new Float32Array(channels * bands * times);
  const pad = size >> 1;
  for (let o = 0; o < channels; o++) {
    values.fill(bias[o] ?? 0, o * bands * times, (o + 1) * bands * times);
    for (let tap = 0; tap < input.channels * size * size; tap++) {
      const weight = kernel.values[o * input.channels * size * size + tap] ?? 0;
      const i = Math.floor(tap / (size * size));
      const dy = Math.floor((tap % (size * size)) / size) - pad;
      const dx = (tap % size) - pad;
      for (let y = 0; y < bands; y++) {
        const fromY = y * strideY + dy;
        if (fromY < 0 || fromY >= input.bands) continue;
        const from = (i * input.bands + fromY) * input.times + dx;
        const to = (o * bands + y) * times;
        const first = Math.max(0, Math.ceil(-dx / strideX));
        const last = Math.min(times - 1, Math.floor((input.times - 1 - dx) / strideX));
        for (let x = first; x <= last; x++)
          values[to + x] = (values[to + x] ?? 0) + weight * (input.values[from + x * strideX] ?? 0);
      }
    }
  }
  return { values: positive(values), channels, bands, times };
}

/** A convolution over times that keeps their number, and what is positive of it. */
function overTime(input: Rows, { kernel, bias }: Layer, dilation: number): Rows {
  const [count = 0, , size = 0] = kernel.shape;
  const values = new Float32Array(count * input.times);
  for (let o = 0; o < count; o++) {
    values.fill(bias[o] ?? 0, o * input.times, (o + 1) * input.times);
    for (let tap = 0; tap < input.count * size; tap++) {
      const weight = kernel.values[o * input.count * size + tap] ?? 0;
      const dx = ((tap % size) - (size >> 1)) * dilation;
      const from = Math.floor(tap / size) * input.times + dx;
      const last = Math.min(input.times, input.times - dx);
      const to = o * input.times;
      for (let x = Math.max(0, -dx); x < last; x++) {
        values[to + x] = (values[to + x] ?? 0) + weight * (input.values[from + x] ?? 0);
      }
    }
  }
  return { values: positive(values), count, times: input.times };
}

/** The mean of every row by attention, then its greatest value. */
function pooled({ values, count, times }: Rows, { kernel, bias }: Layer): Float32Array {
  const scores = new Float32Array(times).fill(bias[0] ?? 0);
  for (let row = 0; row < count; row++) {
    const weight = kernel.values[row] ?? 0;
    for (let x = 0; x < times; x++) scores[x] = (scores[x] ?? 0) + weight * (values[row * times + x] ?? 0);
  }
  const shares = softmax(scores);
  const out = new Float32Array(2 * count);
  for (let row = 0; row < count; row++) {
    const one = values.subarray(row * times, (row + 1) * times);
    out[row] = one.reduce((sum, value, x) => sum + value * (shares[x] ?? 0), 0);
    out[count + row] = one.reduce((most, value) => Math.max(most, value), -Infinity);
  }
  return out;
}

function linear(input: Float32Array, { kernel, bias }: Layer): Float32Array {
  return bias.map((start, o) =>
    input.reduce((sum, x, i) => sum + x * (kernel.values[o * input.length + i] ?? 0), start),
  );
}

function softmax(scores: Float32Array): Float32Array {
  const most = scores.reduce((one, other) => Math.max(one, other), -Infinity);
  const weights = scores.map((score) => Math.exp(score - most));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function added(one: Rows, other: Rows): Rows {
  return { ...one, values: one.values.map((value, place) => value + (other.values[place] ?? 0)) };
}

function positive(values: Float32Array): Float32Array {
  return values.map((value) => Math.max(0, value));
}
