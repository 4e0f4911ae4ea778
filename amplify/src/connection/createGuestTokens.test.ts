import { describe, expect, test } from 'vitest';
import { createGuestTokens } from './createGuestTokens';
import type { DeviceStorage } from './deviceStorage';

const NOW = Date.parse('2030-01-01T12:00:00Z');
const HOUR = 3_600_000;

function storageWith(session: object | null): DeviceStorage {
  const kept = new Map(session ? [['twentyq.guest', JSON.stringify(session)]] : []);
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

function session(accessToken: string, expiresIn: number, refreshToken = 'refresh-1') {
  return { accessToken, refreshToken, playerId: 'player', expiresAt: new Date(NOW + expiresIn).toISOString() };
}

/** A server that answers in order and remembers what it was sent. */
function serverAnswering(...answers: (object | number | Error)[]) {
  const sent: unknown[] = [];
  const fetch = async (_url: unknown, options?: RequestInit) => {
    sent.push(JSON.parse(String(options?.body)));
    const answer = answers.shift() ?? new Error('not expected');
    if (answer instanceof Error) throw answer;
    return typeof answer === 'number' ? new Response('{}', { status: answer }) : Response.json(answer);
  };
  return { sent, fetch: fetch as typeof globalThis.fetch };
}

function tokensOver(server: ReturnType<typeof serverAnswering>, storage: DeviceStorage) {
  return createGuestTokens({ fetch: server.fetch, storage, now: () => NOW, exclusively: (task) => task() });
}

async function accessToken(tokens: ReturnType<typeof createGuestTokens>, forceRefresh = false): Promise<string> {
  return (await tokens.getTokens({ forceRefresh })).accessToken.toString();
}

describe('guest tokens', () => {
  test('a new device signs in as a new guest and keeps the session', async () => {
    const server = serverAnswering(session('first', HOUR));
    const tokens = tokensOver(server, storageWith(null));
    expect(await accessToken(tokens)).toBe('first');
    expect(await accessToken(tokens)).toBe('first');
    expect(server.sent).toEqual([{}]);
  });

  test('a fresh token is used without asking the server', async () => {
    const server = serverAnswering();
    expect(await accessToken(tokensOver(server, storageWith(session('kept', HOUR))))).toBe('kept');
    expect(server.sent).toEqual([]);
  });

  test('a token about to expire is renewed with the refresh token', async () => {
    const server = serverAnswering(session('renewed', HOUR, 'refresh-2'));
    const storage = storageWith(session('old', 30_000));
    expect(await accessToken(tokensOver(server, storage))).toBe('renewed');
    expect(server.sent).toEqual([{ refreshToken: 'refresh-1' }]);
    expect(storage.getItem('twentyq.guest')).toContain('refresh-2');
  });

  test('a forced refresh renews a token that looks fresh', async () => {
    const server = serverAnswering(session('renewed', HOUR));
    expect(await accessToken(tokensOver(server, storageWith(session('refused', HOUR))), true)).toBe('renewed');
  });

  test('requests at the same time renew once', async () => {
    const server = serverAnswering(session('renewed', HOUR));
    const tokens = tokensOver(server, storageWith(session('old', -1)));
    expect(await Promise.all([accessToken(tokens), accessToken(tokens), accessToken(tokens, true)])).toEqual([
      'renewed',
      'renewed',
      'renewed',
    ]);
    expect(server.sent).toHaveLength(1);
  });

  test('a session that another tab renewed is taken over', async () => {
    const server = serverAnswering();
    const storage = storageWith(session('old', -1));
    const tokens = createGuestTokens({
      fetch: server.fetch,
      storage,
      now: () => NOW,
      exclusively: (task) => {
        storage.setItem('twentyq.guest', JSON.stringify(session('from the other tab', HOUR)));
        return task();
      },
    });
    expect(await accessToken(tokens)).toBe('from the other tab');
    expect(server.sent).toEqual([]);
  });

  test('a refused refresh token makes a new guest', async () => {
    const server = serverAnswering(401, session('new guest', HOUR));
    expect(await accessToken(tokensOver(server, storageWith(session('old', -1))))).toBe('new guest');
    expect(server.sent).toEqual([{ refreshToken: 'refresh-1' }, {}]);
  });

  test('every renewal sends the token of the one before, which is good once', async () => {
    const server = serverAnswering(session('second', -1, 'refresh-2'), session('third', HOUR, 'refresh-3'));
    const tokens = tokensOver(server, storageWith(session('first', -1)));
    await accessToken(tokens);
    expect(await accessToken(tokens)).toBe('third');
    expect(server.sent).toEqual([{ refreshToken: 'refresh-1' }, { refreshToken: 'refresh-2' }]);
  });

  test('a renewal whose answer was lost is tried again with the same token', async () => {
    const lost = new TypeError('Failed to fetch');
    const server = serverAnswering(lost, session('renewed', HOUR, 'refresh-2'));
    const tokens = tokensOver(server, storageWith(session('old', -1)));
    await expect(tokens.getTokens()).rejects.toMatchObject({ name: 'Unreachable' });
    expect(await accessToken(tokens)).toBe('renewed');
    expect(server.sent).toEqual([{ refreshToken: 'refresh-1' }, { refreshToken: 'refresh-1' }]);
  });

  test('a server in trouble does not cost the player their identity', async () => {
    const storage = storageWith(session('old', -1));
    const tokens = tokensOver(serverAnswering(503), storage);
    await expect(tokens.getTokens()).rejects.toMatchObject({ name: 'ServiceUnavailable', wayOut: 'retry' });
    expect(storage.getItem('twentyq.guest')).toContain('refresh-1');
  });

  test('without a network a token serves to its end', async () => {
    const offline = () => serverAnswering(new TypeError('Failed to fetch'));
    expect(await accessToken(tokensOver(offline(), storageWith(session('last minute', 30_000))))).toBe('last minute');
    const tokens = tokensOver(offline(), storageWith(session('expired', -1)));
    await expect(tokens.getTokens()).rejects.toMatchObject({ name: 'Unreachable', wayOut: 'retry' });
  });

  test('an expiry in seconds since 1970 is understood', async () => {
    const kept = { ...session('kept', HOUR), expiresAt: NOW / 1000 + 600 };
    expect(await accessToken(tokensOver(serverAnswering(), storageWith(kept)))).toBe('kept');
  });

  test('what cannot be read counts as no session', async () => {
    const storage = storageWith(null);
    storage.setItem('twentyq.guest', '{"accessToken":');
    expect(await accessToken(tokensOver(serverAnswering(session('new', HOUR)), storage))).toBe('new');
  });
});
