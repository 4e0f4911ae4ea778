import { randomId } from '../connection/randomId';
import { Face } from '../shell/Face';
import { ScreenTitle } from '../shell/ScreenTitle';
import { mood } from '../voice/mood';
import type { Voice } from '../voice/useVoice';
import { AgainAloud } from './AgainAloud';
import { BonusQuestion } from './BonusQuestion';
import { EndActions } from './EndActions';
import { endText } from './endText';
import { MarksLegend } from './MarksLegend';
import { MeantOther } from './MeantOther';
import { Pips } from './Pips';
import { RecapView } from './RecapView';
import { RevealForm } from './RevealForm';
import { TeachForm } from './TeachForm';
import { TurnList } from './TurnList';
import type { Game } from './types';
import { useBonus } from './useBonus';
import type { Play } from './useGame';
import { useSettling } from './useSettling';
import { useSources } from './useSources';

export interface EndScreenProps {
  readonly play: Play;
  readonly voice: Voice;
  readonly game: Game;
  readonly onAgain: () => void;
}

/** How the game ended, what became of it turn by turn, and the next game. What comes later stands below what can be tapped. */
export default function EndScreen({ play, voice, game, onAgain }: EndScreenProps) {
  const { sending, reply } = play.state;
  const { kicker, title, detail } = endText(game);
  const settling = useSettling(`${game.status} ${game.thing}`);
  const busy = sending !== null || settling;
  const bonus = useBonus(game);
  const sources = useSources(game);
  const onReveal = (thing: string) => play.send({ kind: 'reveal', gameId: game.id, thing });
  const secret = game.status === 'STUMPED' && !game.thing;
  const onAgainAloud = () => play.send({ kind: 'start', deckId: game.deck.id, clientRequestId: randomId() });
  const question = bonus.value && (
    <BonusQuestion
      key={`bonus ${game.thing}`}
      gameId={game.id}
      bonus={bonus.value}
      voice={voice}
      quiet={busy || (reply?.kind === 'REVEALED' && reply.suggestions.length > 0)}
      onChanged={() => play.open(game.id)}
      onAgain={onAgainAloud}
    />
  );
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
        {reply?.kind === 'REVEALED' && (
          <MeantOther
            key={`meant ${game.thing}`}
            names={reply.suggestions}
            over={game.taught}
            busy={busy}
            onReveal={onReveal}
          />
        )}
        {!secret && <AgainAloud voice={voice} heard={play.state.heard} busy={busy} onAgain={onAgainAloud} />}
        <EndActions play={play} game={game} busy={busy} onAgain={onAgain} />
        {game.thing && game.status === 'STUMPED' && (
          <TeachForm key={`teach ${game.thing}`} game={game} thing={game.thing} onTaught={() => play.open(game.id)} />
        )}
        {!bonus.late && question}
      </div>
      {!bonus.waiting && !sources.waiting && (
        <div className="end-turns">
          {game.recap && <RecapView recap={game.recap} />}
          {!sources.late && sources.value}
          <AllTurns game={game} />
          {bonus.late && question}
          {sources.late && sources.value}
        </div>
      )}
    </main>
  );
}

function AllTurns({ game }: { game: Game }) {
  if (game.turns.length === 0) return null;
  return (
    <section aria-labelledby="all-turns">
      <h2 id="all-turns">{game.turns.length === 1 ? 'The turn' : `All ${game.turns.length} turns`}</h2>
      <TurnList turns={game.turns} left={game.recap?.thingsLeft ?? []} />
      <MarksLegend />
    </section>
  );
}
