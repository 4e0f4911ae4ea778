import type { Play } from '../game/useGame';
import { ProblemBanner } from '../shell/ProblemBanner';
import { ScreenTitle } from '../shell/ScreenTitle';
import { Waiting } from '../shell/Waiting';
import { Ask } from './Ask';
import { BrandForm } from './BrandForm';
import { DeckActions } from './DeckActions';
import { Disputes } from './Disputes';
import { Documents } from './Documents';
import { Review } from './Review';
import { type DeckState, type OwnDeck, useDeck } from './useDeck';

/** One deck: its documents, what was made of them, and what may be done with it. */
export function DeckScreen({ deckId, play }: { deckId: string; play: Play }) {
  const state = useDeck(deckId);
  const { deck, problem, reload, dismiss } = state;
  const home = () => window.location.assign('#/decks');
  return (
    <main className="page">
      <a className="back" href="#/decks">
        All decks
      </a>
      {problem && <ProblemBanner problem={problem} onRetry={reload} onDismiss={dismiss} onHome={home} />}
      {!deck && !problem && <Waiting label="Loading the deck" />}
      {deck && <ScreenTitle>{deck.name}</ScreenTitle>}
      {deck && <DeckParts deck={deck} state={state} play={play} />}
    </main>
  );
}

function DeckParts({ deck, state, play }: { deck: OwnDeck; state: DeckState; play: Play }) {
  const edits = deck.role !== 'PLAYER';
  return (
    <>
      {deck.state === 'BUILDING' && (
        <p role="status" className="building">
          Reading the documents and trying the questions. This takes a moment.
        </p>
      )}
      {deck.state === 'FAILED' && deck.problem && (
        <div role="alert" className="refusal">
          <p>
            <b>No deck yet.</b> {deck.problem.file && `${deck.problem.file}: `}
            {deck.problem.message}
          </p>
          <p>{deck.problem.help}</p>
        </div>
      )}
      <DeckActions deck={deck} state={state} play={play} />
      {edits && <Documents deck={deck} state={state} />}
      {deck.state === 'REVIEW' && deck.draft && <Review deck={deck} draft={deck.draft} state={state} />}
      {(deck.playable || deck.state === 'REVIEW') && <Ask deckId={deck.id} />}
      {edits && deck.playable && <BrandForm deck={deck} state={state} />}
      {edits && deck.playable && <Disputes deckId={deck.id} />}
    </>
  );
}
