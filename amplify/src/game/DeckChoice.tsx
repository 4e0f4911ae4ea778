import type { StartOptions } from './useStartOptions';

export interface DeckChoiceProps {
  readonly decks: StartOptions['decks'];
  readonly chosen: string | null;
  readonly onChoose: (deckId: string) => void;
}

/** What the thing may be from. */
export function DeckChoice({ decks, chosen, onChoose }: DeckChoiceProps) {
  if (decks.length < 2) return decks[0] ? <p className="deck-only">{decks[0].description}</p> : null;
  return (
    <fieldset className="decks">
      <legend>Think of something from</legend>
      {decks.map((deck) => (
        <label key={deck.id} className="deck">
          <input
            type="radio"
            name="deck"
            value={deck.id}
            checked={deck.id === chosen}
            onChange={() => onChoose(deck.id)}
          />
          <b>{deck.name}</b>
          <span>{deck.description}</span>
        </label>
      ))}
    </fieldset>
  );
}
