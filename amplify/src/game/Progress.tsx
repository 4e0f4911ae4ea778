import { Pips } from './Pips';
import type { Answer, Game, Turn } from './types';

export interface ProgressProps {
  readonly game: Game;
  readonly turn: Turn;
  /** The answer under way, shown before it has arrived. */
  readonly answering: Answer | null;
  readonly onOpen: () => void;
}

/** How far the game is; a tap shows the questions so far. */
export function Progress({ game, turn, answering, onOpen }: ProgressProps) {
  return (
    <button type="button" className="progress" aria-haspopup="dialog" onClick={onOpen}>
      <span className="count">
        <b>{turn.number}</b> of {game.questionLimit}
      </span>
      <Pips game={game} answering={answering} />
      <span className="visually-hidden">: show the questions so far</span>
    </button>
  );
}
