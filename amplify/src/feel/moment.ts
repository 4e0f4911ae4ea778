import type { Game } from '../game/types';

/** What a player feels happen. */
export type Moment = 'answered' | 'guess' | 'named' | 'lost';

type Seen = Pick<Game, 'id' | 'status' | 'version'> & {
  readonly currentTurn: Pick<NonNullable<Game['currentTurn']>, 'number' | 'kind'> | null;
};

/** What happened between two states of the screen; null for nothing, or when another game was opened. */
export function momentBetween(before: Seen | null, after: Seen | null): Moment | null {
  if (!before || !after || before.id !== after.id || before.version >= after.version) return null;
  if (after.status !== before.status) {
    if (after.status === 'GUESSED') return 'named';
    return after.status === 'STUMPED' ? 'lost' : null;
  }
  const [last, now] = [before.currentTurn?.number ?? 0, after.currentTurn?.number ?? 0];
  if (now <= last) return null;
  return after.currentTurn?.kind === 'GUESS' ? 'guess' : 'answered';
}
