import { ShareButton } from './ShareButton';
import type { Game } from './types';
import type { Play } from './useGame';

export interface EndActionsProps {
  readonly play: Play;
  readonly game: Game;
  readonly busy: boolean;
  readonly onAgain: () => void;
}

/** What can be done when a game is over. */
export function EndActions({ play, game, busy, onAgain }: EndActionsProps) {
  const last = game.turns.findLast(({ answer }) => answer);
  const secret = game.status === 'STUMPED' && !game.thing;
  const canUndo = last && (game.status === 'GUESSED' || secret);
  return (
    <div className="end-actions">
      {secret && game.extraQuestions === 0 && (
        <button
          type="button"
          className="button button-wide"
          aria-disabled={busy}
          onClick={() => play.send({ kind: 'extraQuestions', gameId: game.id })}
        >
          One more try: five questions
        </button>
      )}
      <button
        type="button"
        className="button button-strong button-wide"
        aria-disabled={busy}
        onClick={() => busy || onAgain()}
      >
        Play again
      </button>
      {canUndo && (
        <button
          type="button"
          className="button button-wide"
          aria-disabled={busy}
          onClick={() => play.send({ kind: 'undo', gameId: game.id, turn: last.number })}
        >
          Undo my last answer
        </button>
      )}
      {game.status !== 'ABANDONED' && <ShareButton game={game} />}
    </div>
  );
}
