import { ScreenTitle } from '../shell/ScreenTitle';
import type { Voice } from '../voice/useVoice';
import { endText } from './endText';
import { Pips } from './Pips';
import { RevealForm } from './RevealForm';
import { TurnList } from './TurnList';
import type { Game } from './types';
import type { Play } from './useGame';

export interface EndScreenProps {
  readonly play: Play;
  readonly voice: Voice;
  readonly game: Game;
  readonly onAgain: () => void;
}

/** How the game ended, what was asked, and the next game. */
export function EndScreen({ play, voice, game, onAgain }: EndScreenProps) {
  const { sending } = play.state;
  const { title, detail } = endText(game);
  const last = game.turns.findLast(({ answer }) => answer);
  const busy = sending !== null;
  const canUndo = last && (game.status === 'GUESSED' || (game.status === 'STUMPED' && !game.thing));
  return (
    <main className="end" data-status={game.status}>
      <Pips game={game} />
      <ScreenTitle>{title}</ScreenTitle>
      <p className="end-detail" role="status">
        {detail}
      </p>
      {game.status === 'STUMPED' && !game.thing && (
        <RevealForm
          voice={voice}
          play={play.state}
          busy={busy}
          onReveal={(thing) => play.send({ kind: 'reveal', gameId: game.id, thing })}
        />
      )}
      <div className="end-actions">
        <button type="button" className="button button-strong button-wide" aria-disabled={busy} onClick={onAgain}>
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
      </div>
      {game.turns.length > 0 && (
        <section aria-labelledby="all-turns">
          <h2 id="all-turns">All {game.turns.length} turns</h2>
          <TurnList turns={game.turns} />
        </section>
      )}
    </main>
  );
}
