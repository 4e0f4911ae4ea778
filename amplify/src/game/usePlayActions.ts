import { useMemo } from 'react';
import type { Answer, Game, Turn } from './types';
import type { Play } from './useGame';

export interface PlayActions {
  readonly answer: (answer: Answer) => void;
  readonly say: (text: string) => void;
  readonly undo: () => void;
  readonly stop: () => void;
}

/** What the player can do at this turn; nothing while the turn is busy, except to stop. */
export function usePlayActions(send: Play['send'], game: Game, turn: Turn, busy: boolean): PlayActions {
  const gameId = game.id;
  const { number } = turn;
  return useMemo(
    () => ({
      answer: (answer) => {
        if (!busy) send({ kind: 'answer', gameId, turn: number, answer });
      },
      say: (text) => send({ kind: 'words', gameId, turn: number, text }),
      undo: () => {
        if (!busy && number > 1) send({ kind: 'undo', gameId, turn: number - 1 });
      },
      stop: () => send({ kind: 'abandon', gameId }),
    }),
    [send, gameId, number, busy],
  );
}
