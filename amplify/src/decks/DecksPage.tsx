import type { Play } from '../game/useGame';
import { DeckScreen } from './DeckScreen';
import { DecksScreen } from './DecksScreen';
import './decks.css';

/** Decks of one's own: all of them, or one that is made and looked over. */
export default function DecksPage({ deckId, play }: { deckId: string | null; play: Play }) {
  return deckId ? <DeckScreen key={deckId} deckId={deckId} play={play} /> : <DecksScreen />;
}
