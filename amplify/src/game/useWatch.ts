import { type Dispatch, useEffect } from 'react';
import { watchGame } from '../connection/watchGame';
import type { GameEvent } from './gameState';

/** Keeps a game in step with the player's other tabs and devices. */
export function useWatch(gameId: string | null, dispatch: Dispatch<GameEvent>, refetch: () => void): void {
  useEffect(() => {
    if (!gameId) return;
    return watchGame(gameId, {
      onUpdate: (update) => (update.game ? dispatch({ type: 'pushed', update }) : refetch()),
      onGap: refetch,
    });
  }, [gameId, dispatch, refetch]);
}
