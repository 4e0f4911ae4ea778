import type { DeviceStorage } from './deviceStorage';

/** What POST /auth/guest answers. expiresAt: ISO 8601, or seconds since 1970. */
export interface GuestSession {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly playerId: string;
  readonly expiresAt: string | number;
}

const KEY = 'twentyq.guest';

/** The session kept on this device, or null when there is none that can be read. */
export function loadGuestSession(storage: DeviceStorage): GuestSession | null {
  try {
    const session = JSON.parse(storage.getItem(KEY) ?? 'null') as GuestSession | null;
    return session?.accessToken && session.refreshToken ? session : null;
  } catch {
    return null;
  }
}

export function saveGuestSession(storage: DeviceStorage, session: GuestSession): void {
  storage.setItem(KEY, JSON.stringify(session));
}

/** Milliseconds until the access token expires; negative when it has. */
export function timeLeft(session: GuestSession, now: number): number {
  const { expiresAt } = session;
  const expiry = typeof expiresAt === 'number' ? expiresAt * 1000 : Date.parse(expiresAt);
  return Number.isNaN(expiry) ? -1 : expiry - now;
}
