import { request } from '../connection/request';
import { type OwnDeckFieldsFragment, OwnDecksDocument } from '../generated/deckOperations';
import { ProblemBanner } from '../shell/ProblemBanner';
import { ScreenTitle } from '../shell/ScreenTitle';
import { useLoad } from '../shell/useLoad';
import { Waiting } from '../shell/Waiting';
import { NewDeck } from './NewDeck';
import { Teams } from './Teams';

/** The player's decks and those of the player's teams; a new one begins with a file. */
export function DecksScreen() {
  const { data: decks, problem, reload } = useLoad(loadDecks);
  return (
    <main className="page">
      <a className="back" href="#/">
        Back to the game
      </a>
      <ScreenTitle>Your decks</ScreenTitle>
      <p>
        Upload a table of things, one thing in every row: planets, birds, cheeses. You get a deck of them, look it over,
        and play it.
      </p>
      {problem && <ProblemBanner problem={problem} onRetry={reload} onDismiss={reload} />}
      <NewDeck />
      <section aria-labelledby="own-decks">
        <h2 id="own-decks">Decks so far</h2>
        {!decks && !problem && <Waiting label="Loading your decks" />}
        {decks?.length === 0 && <p>None yet.</p>}
        <ul className="own-decks">
          {decks?.map((deck) => (
            <li key={deck.id}>
              <a href={`#/decks/${encodeURIComponent(deck.id)}`}>
                <b>{deck.name}</b>
                <span>{standing(deck)}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <Teams />
    </main>
  );
}

function standing({ playable, state, thingCount, role }: OwnDeckFieldsFragment): string {
  if (playable) return role === 'OWNER' ? `${thingCount} things, published` : `${thingCount} things, of your team`;
  const words = { EMPTY: 'No documents read', BUILDING: 'Being built', FAILED: 'Needs a look', REVIEW: 'To look over' };
  return words[state];
}

async function loadDecks(): Promise<readonly OwnDeckFieldsFragment[]> {
  return (await request(OwnDecksDocument, {})).ownDecks;
}
