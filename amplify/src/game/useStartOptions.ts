import { request } from '../connection/request';
import { DecksDocument, type DecksQuery, GamesDocument, type GamesQuery } from '../generated/operations';
import { type Loaded, useLoad } from '../shell/useLoad';

export interface StartOptions {
  readonly decks: DecksQuery['decks'];
  readonly decksCanBeMade: boolean;
  /** A game that still waits for an answer. */
  readonly running: GamesQuery['games']['items'][number] | null;
}

/** What can be started or continued. */
export function useStartOptions(): Loaded<StartOptions> {
  return useLoad(loadStartOptions);
}

async function loadStartOptions(): Promise<StartOptions> {
  const [{ decks, decksCanBeMade }, { games }] = await Promise.all([
    request(DecksDocument, {}),
    request(GamesDocument, { filter: { status: 'IN_PROGRESS' }, limit: 1 }),
  ]);
  return { decks, decksCanBeMade, running: games.items[0] ?? null };
}
