import { type Dispatch, useCallback, useRef } from 'react';
import { toProblem } from '../connection/toProblem';
import type { Command } from './command';
import type { GameEvent } from './gameState';
import { perform } from './perform';
import { rememberedGame } from './rememberedGame';

/** Sends a command, unless one is on its way. Never rejects: a failure becomes an event. */
export function useSend(
  dispatch: Dispatch<GameEvent>,
  open: (gameId: string) => Promise<void>,
): (command: Command) => Promise<void> {
  const busy = useRef(false);
  return useCallback(
    async (command) => {
      if (busy.current) return;
      busy.current = true;
      dispatch({ type: 'sent', command });
      try {
        const update = await perform(command);
        rememberedGame.set(update.gameId);
        dispatch({ type: 'replied', update });
      } catch (error) {
        const problem = toProblem(error);
        dispatch({ type: 'failed', command, problem });
        if (problem.wayOut === 'refetch' && command.kind !== 'start') await open(command.gameId);
      } finally {
        busy.current = false;
      }
    },
    [dispatch, open],
  );
}
