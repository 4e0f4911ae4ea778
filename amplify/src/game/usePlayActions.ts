import { useMemo } from 'react';
import type { Answer, Game, Turn } from './types';
import type { Play } from './useGame';

export interface PlayActions {
  readonly answer: (answer: Answer) => void;
  readonly say: (text: string) => void;
  readonly undo: () => void;
  /** Asks whether to stop, as the words do. */
  readonly askToStop: () => void;
  readonly stop: () => void;
  readonly keepPlaying: () => void;
}

/** What the player can do at this turn; nothing while the turn is busy. */
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
      askToStop: () => {
        if (!busy) send({ kind: 'words', gameId, turn: number, text: 'stop' });
      },
      stop: () => {
        if (!busy) send({ kind: 'abandon', gameId });
      },
      keepPlaying: () => {
        if (!busy) send({ kind: 'keepPlaying', gameId });
      },
    }),
    [send, gameId, number, busy],
  );
}
