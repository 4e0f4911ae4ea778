import { expect, test } from 'vitest';
import { toBase64 } from './toBase64';

test('bytes beyond one piece come through', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  expect(toBase64(new Uint8Array())).toBe('');
});
