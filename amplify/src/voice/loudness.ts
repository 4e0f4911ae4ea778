/** How loud samples are, from 0 to 1: speech close to a phone comes near to 1. */
export function loudness(samples: Float32Array): number {
  return Math.min(1, 4 * Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));
}
