import { Pips } from './Pips';
import type { Answer, Game, Turn } from './types';

export interface ProgressProps {
  readonly game: Game;
  readonly turn: Turn;
  /** The answer under way, shown before it has arrived. */
  readonly answering: Answer | null;
  readonly onOpen: () => void;
}

/** How far the game is, and how many things are left; a tap shows the questions so far. */
export function Progress({ game, turn, answering, onOpen }: ProgressProps) {
  const extra = turn.number - game.questionLimit;
  return (
    <button type="button" className="progress" aria-haspopup="dialog" onClick={onOpen}>
      <span className="standing">
        <span className="count">
          <b>{extra > 0 ? extra : turn.number}</b>{' '}
          {extra > 0 ? `of ${game.extraQuestions} extra` : `of ${game.questionLimit}`}
        </span>
        {game.thingsLeft !== null && <span className="left">{leftText(game.thingsLeft)}</span>}
      </span>
      <Pips game={game} answering={answering} />
      <span className="visually-hidden">: show the questions so far</span>
    </button>
  );
}

function leftText(left: number): string {
  return left > 1 ? `about ${left.toLocaleString()} left` : 'one left';
}
