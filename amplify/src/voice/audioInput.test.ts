import { expect, test, vi } from 'vitest';
import { audioInput } from './audioInput';

const request = vi.hoisted(() => vi.fn());
vi.mock('../connection/request', () => ({ request }));

const LEAVE = { key: 'k', url: 'https://uploads.test/', fields: '{"key":"k","policy":"p"}', maxBytes: 2_000_000 };
const INLINE = 192 * 1024;

function sound(size: number) {
  return { bytes: new Uint8Array(size), type: 'audio/wav' };
}

test('a short recording goes with the request', async () => {
  const { data } = (await audioInput('g1', sound(INLINE))) as { data: string };
  expect(Buffer.from(data, 'base64')).toHaveLength(INLINE);
});

test('a longer one is uploaded with what gave leave for it, the file last', async () => {
  request.mockResolvedValue({ createAudioUpload: LEAVE });
  const post = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(null, { status: 204 }));
  expect(await audioInput('g1', sound(INLINE + 1))).toEqual({ uploadKey: 'k' });
  expect(request.mock.calls[0]?.[1]).toEqual({ input: { gameId: 'g1', contentType: 'audio/wav' } });
  const form = post.mock.calls[0]?.[1]?.body as FormData;
  expect([...form.keys()]).toEqual(['key', 'policy', 'file']);
  expect((form.get('file') as Blob).size).toBe(INLINE + 1);
});

test.each([
  ['is refused', () => Promise.resolve(new Response(null, { status: 403 }))],
  ['finds no network', () => Promise.reject(new TypeError('Failed to fetch'))],
])('an upload that %s can be tried again', async (_how, answer) => {
  request.mockResolvedValue({ createAudioUpload: LEAVE });
  vi.spyOn(globalThis, 'fetch').mockImplementation(answer);
  await expect(audioInput('g1', sound(INLINE + 1))).rejects.toMatchObject({ name: 'Unreachable', wayOut: 'retry' });
});
