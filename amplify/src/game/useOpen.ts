import { type Dispatch, useCallback } from 'react';
import { toProblem } from '../connection/toProblem';
import { fetchGame } from './fetchGame';
import type { GameEvent } from './gameState';
import { rememberedGame } from './rememberedGame';

/** Looks at a game as it stands on the server, or finds that there is none. Never rejects. */
export function useOpen(dispatch: Dispatch<GameEvent>): (gameId: string | null) => Promise<void> {
  return useCallback(
    async (gameId) => {
      try {
        const game = gameId ? await fetchGame(gameId) : null;
        if (game) rememberedGame.set(game.id);
        else rememberedGame.forget();
        dispatch({ type: 'opened', game });
      } catch (error) {
        dispatch({ type: 'openingFailed', problem: toProblem(error) });
      }
    },
    [dispatch],
  );
}
