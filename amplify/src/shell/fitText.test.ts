import { expect, test } from 'vitest';
import { largest } from './fitText';

test('the largest size that fits is found to within a hundredth', () => {
  const found = largest(20, 76, (size) => size <= 47.3);
  expect(found).toBeLessThanOrEqual(47.3);
  expect(found).toBeGreaterThan(47.3 - 0.56);
});

test('what fits at once takes the largest size, what never fits the least', () => {
  expect(largest(20, 76, () => true)).toBe(76);
  expect(largest(20, 76, () => false)).toBe(20);
});
