/** An array of half-precision numbers, widened. */
export interface Weights {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

const LOCAL_FILE = 0x04034b50;
const SUFFIX = '.npy';

/** The arrays of a file that numpy's `savez` wrote of float16, by name. Throws a RangeError for anything else. */
export function readNpz(file: ArrayBuffer): Map<string, Weights> {
  const view = new DataView(file);
  const arrays = new Map<string, Weights>();
  let at = 0;
  while (view.getUint32(at, true) === LOCAL_FILE) {
    const name = text(file, at + 30, view.getUint16(at + 26, true));
    const start = at + 30 + name.length + view.getUint16(at + 28, true);
    const array = readNpy(file, start);
    arrays.set(name.slice(0, -SUFFIX.length), array.weights);
    at = array.end;
  }
  return arrays;
}

function readNpy(file: ArrayBuffer, start: number): { weights: Weights; end: number } {
  const view = new DataView(file, start);
  const begin = 10 + view.getUint16(8, true);
  const header = text(file, start + 10, begin - 10);
  if (!header.includes("'<f2'")) throw new RangeError('not of half precision');
  const shape = [...(/\(([^)]*)\)/.exec(header)?.[1] ?? '').matchAll(/\d+/g)].map(Number);
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
  for (let place = 0; place < values.length; place++) {
    values[place] = widened(view.getUint16(begin + 2 * place, true));
  }
  return { weights: { shape, values }, end: start + begin + 2 * values.length };
}

function text(file: ArrayBuffer, start: number, length: number): string {
  return String.fromCharCode(...new Uint8Array(file, start, length));
}

/** A number of IEEE 754's binary16. */
function widened(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = (half & 0x3ff) / 1024;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction) : 2 ** -14 * fraction);
}
