import { lazy, Suspense } from 'react';
import { randomId } from '../connection/randomId';
import { Face } from '../shell/Face';
import { ScreenTitle } from '../shell/ScreenTitle';
import { mood } from '../voice/mood';
import type { Voice } from '../voice/useVoice';
import { AgainAloud } from './AgainAloud';
import { endText } from './endText';
import { GameSources } from './GameSources';
import { MarksLegend } from './MarksLegend';
import { MeantOther } from './MeantOther';
import { Pips } from './Pips';
import { RecapView } from './RecapView';
import { RevealForm } from './RevealForm';
import { ShareButton } from './ShareButton';
import { TurnList } from './TurnList';
import type { Game } from './types';
import type { Play } from './useGame';

const AfterGame = lazy(() => import('./AfterGame'));

export interface EndScreenProps {
  readonly play: Play;
  readonly voice: Voice;
  readonly game: Game;
  readonly onAgain: () => void;
}

/** How the game ended, what became of it turn by turn, and the next game. */
export default function EndScreen({ play, voice, game, onAgain }: EndScreenProps) {
  const { sending, reply } = play.state;
  const { kicker, title, detail } = endText(game);
  const busy = sending !== null;
  const onReveal = (thing: string) => play.send({ kind: 'reveal', gameId: game.id, thing });
  const secret = game.status === 'STUMPED' && !game.thing;
  const onAgainAloud = () => play.send({ kind: 'start', deckId: game.deck.id, clientRequestId: randomId() });
  return (
    <main className="end" data-status={game.status}>
      <div className="end-story">
        <div className="end-head">
          <Face mood={mood(play.state, voice)} />
          <Pips game={game} />
        </div>
        {kicker && <p className="kicker">{kicker}</p>}
        <ScreenTitle>{title}</ScreenTitle>
        <p className="end-detail" role="status">
          {detail}
        </p>
        {secret && <RevealForm voice={voice} play={play.state} deckId={game.deck.id} busy={busy} onReveal={onReveal} />}
        {reply?.kind === 'REVEALED' && !game.taught && (
          <MeantOther key={game.thing} names={reply.suggestions} busy={busy} onReveal={onReveal} />
        )}
        {!secret && <AgainAloud voice={voice} heard={play.state.heard} busy={busy} onAgain={onAgainAloud} />}
        <EndActions play={play} game={game} busy={busy} onAgain={onAgain} />
        {game.thing && (
          <Suspense>
            <AfterGame
              key={game.thing}
              game={game}
              thing={game.thing}
              voice={voice}
              quiet={busy || (reply?.kind === 'REVEALED' && reply.suggestions.length > 0)}
              onChanged={() => play.open(game.id)}
              onAgain={onAgainAloud}
            />
          </Suspense>
        )}
      </div>
      <div className="end-turns">
        {game.recap && <RecapView recap={game.recap} />}
        <GameSources game={game} />
        {game.turns.length > 0 && (
          <section aria-labelledby="all-turns">
            <h2 id="all-turns">{game.turns.length === 1 ? 'The turn' : `All ${game.turns.length} turns`}</h2>
            <TurnList turns={game.turns} left={game.recap?.thingsLeft ?? []} />
            <MarksLegend />
          </section>
        )}
      </div>
    </main>
  );
}

function EndActions({ play, game, busy, onAgain }: Omit<EndScreenProps, 'voice'> & { busy: boolean }) {
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
      {game.status !== 'ABANDONED' && <ShareButton game={game} />}
    </div>
  );
}
