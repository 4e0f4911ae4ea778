import type { DeviceStorage } from './deviceStorage';
import { type GuestSession, loadGuestSession, saveGuestSession, timeLeft } from './guestSession';
import { Problem } from './problem';
import { toProblem } from './toProblem';

export interface GuestTokensInput {
  readonly fetch: typeof fetch;
  readonly storage: DeviceStorage;
  readonly now: () => number;
  /** Runs the task while no other tab runs one. */
  readonly exclusively: <T>(task: () => Promise<T>) => Promise<T>;
}

interface Jwt {
  readonly payload: Record<string, never>;
  toString(): string;
}

/** Amplify's token provider for play without accounts. */
export interface GuestTokens {
  getTokens(options?: { forceRefresh?: boolean }): Promise<{ accessToken: Jwt; idToken: Jwt }>;
}

const EARLY = 60_000;

/** Signs this device in as a guest, keeps the session, and renews it a minute before it expires or when forced. */
export function createGuestTokens({ fetch, storage, now, exclusively }: GuestTokensInput): GuestTokens {
  let underWay: Promise<GuestSession> | null = null;

  async function renew(stale: GuestSession | null): Promise<GuestSession> {
    const kept = loadGuestSession(storage);
    const renewedElsewhere = kept && kept.accessToken !== stale?.accessToken && timeLeft(kept, now()) > EARLY;
    if (renewedElsewhere) return kept;
    const session = await signIn(fetch, kept);
    saveGuestSession(storage, session);
    return session;
  }

  function renewOnce(stale: GuestSession | null): Promise<GuestSession> {
    underWay ??= exclusively(() => renew(stale)).finally(() => {
      underWay = null;
    });
    return underWay;
  }

  async function currentSession(forced: boolean): Promise<GuestSession> {
    const kept = loadGuestSession(storage);
    if (!kept || forced) return renewOnce(kept);
    const left = timeLeft(kept, now());
    if (left > EARLY) return kept;
    return renewOnce(kept).catch((error: unknown) => {
      if (left > 0) return kept;
      throw error;
    });
  }

  return {
    async getTokens({ forceRefresh = false } = {}) {
      const { accessToken } = await currentSession(forceRefresh);
      const token: Jwt = { payload: {}, toString: () => accessToken };
      return { accessToken: token, idToken: token };
    },
  };
}

async function signIn(send: typeof fetch, returning: GuestSession | null): Promise<GuestSession> {
  const response = await post(send, returning ? { refreshToken: returning.refreshToken } : {});
  if (response.ok) return (await response.json()) as GuestSession;
  const refused = response.status >= 400 && response.status < 500 && response.status !== 429;
  if (returning && refused) return signIn(send, null);
  throw new Problem('ServiceUnavailable', 'The game is out of reach for a moment.', { wayOut: 'retry' });
}

async function post(send: typeof fetch, body: object): Promise<Response> {
  try {
    return await send('/auth/guest', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (error) {
    throw toProblem(error);
  }
}
