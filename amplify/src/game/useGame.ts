import { useCallback, useEffect, useReducer } from 'react';
import { isPassing } from '../connection/problem';
import { useRetrying } from '../shell/useRetrying';
import type { Command } from './command';
import { type GameState, gameState, INITIAL_STATE } from './gameState';
import { rememberedGame } from './rememberedGame';
import { useOpen } from './useOpen';
import { useReturn } from './useReturn';
import { useSend } from './useSend';
import { useWatch } from './useWatch';

export interface Play {
  readonly state: GameState;
  /** Sends a command, unless one is on its way. Never rejects: a failure becomes the state's problem. */
  readonly send: (command: Command) => void;
  readonly open: (gameId: string) => void;
  /** Sends again what did not arrive, or looks again at the game. */
  readonly retry: () => void;
  readonly dismissProblem: () => void;
  /** Back to the start screen; the game stays as it is. */
  readonly leave: () => void;
}

/** The game on screen: opened from memory, changed by commands, kept in step with other devices. */
export function useGame(): Play {
  const [state, dispatch] = useReducer(gameState, INITIAL_STATE);
  const open = useOpen(dispatch);
  const send = useSend(dispatch, open);
  const gameId = state.game?.id ?? null;
  const refetch = useCallback(() => void open(rememberedGame.get()), [open]);
  const retry = useCallback(() => {
    if (state.unsent) void send(state.unsent);
    else refetch();
  }, [state.unsent, send, refetch]);

  useEffect(refetch, [refetch]);
  useWatch(gameId, dispatch, refetch);
  useReturn(retry);
  useRetrying(isPassing(state.problem), retry);

  return {
    state,
    send: useCallback((command) => void send(command), [send]),
    open: useCallback((id) => void open(id), [open]),
    retry,
    dismissProblem: useCallback(() => dispatch({ type: 'problemDismissed' }), []),
    leave: useCallback(() => {
      rememberedGame.forget();
      dispatch({ type: 'left' });
    }, []),
  };
}
