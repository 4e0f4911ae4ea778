import { createGuestTokens } from '../src/connection/createGuestTokens';
import { exclusively } from '../src/connection/exclusively';
import { loadGuestSession } from '../src/connection/guestSession';

const tokens = createGuestTokens({
  fetch: window.fetch.bind(window),
  storage: sessionStorage,
  now: Date.now,
  exclusively,
});

/** The token of this tab's own guest, who is no player of the game's client; `renewed` where the last was refused. */
export async function accessToken(renewed = false): Promise<string> {
  return (await tokens.getTokens({ forceRefresh: renewed })).accessToken.toString();
}

/** Signs in as a player who has no games. */
export async function newPlayer(): Promise<void> {
  sessionStorage.removeItem('twentyq.guest');
  await accessToken();
}

/** The first characters of the player's id; empty before the first request. */
export function playerName(): string {
  return loadGuestSession(sessionStorage)?.playerId.slice(0, 8) ?? '';
}
