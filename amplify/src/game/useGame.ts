import { useCallback, useEffect, useReducer, useState } from 'react';
import { isPassing } from '../connection/problem';
import { useRetrying } from '../shell/useRetrying';
import type { Command } from './command';
import { createCommands } from './createCommands';
import { fetchGame } from './fetchGame';
import { type GameState, gameState, INITIAL_STATE } from './gameState';
import { perform } from './perform';
import { rememberedGame } from './rememberedGame';
import { useReturn } from './useReturn';
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

/** Nothing is opened where no game is remembered. */
function initialState(): GameState {
  return rememberedGame.get() ? INITIAL_STATE : gameState(INITIAL_STATE, { type: 'left' });
}

/** The game on screen: opened from memory, changed by commands, kept in step with other devices. */
export function useGame(): Play {
  const [state, dispatch] = useReducer(gameState, null, initialState);
  const [commands] = useState(() => createCommands({ perform, fetchGame, remembered: rememberedGame, dispatch }));
  const gameId = state.game?.id ?? null;
  const refetch = useCallback(() => void commands.open(rememberedGame.get()), [commands]);
  const retry = useCallback(() => {
    if (state.unsent) void commands.send(state.unsent);
    else refetch();
  }, [state.unsent, commands, refetch]);

  useEffect(() => {
    if (rememberedGame.get()) refetch();
  }, [refetch]);
  useWatch(gameId, dispatch, refetch);
  useReturn(retry);
  useRetrying(isPassing(state.problem), retry);

  return {
    state,
    send: useCallback((command) => void commands.send(command), [commands]),
    open: useCallback((id) => void commands.open(id), [commands]),
    retry,
    dismissProblem: useCallback(() => dispatch({ type: 'problemDismissed' }), []),
    leave: commands.leave,
  };
}
