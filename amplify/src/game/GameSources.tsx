import { lazy, Suspense } from 'react';
import type { Game } from './types';

const Sources = lazy(() => import('../decks/Sources'));

/** What the documents say to a game that is over, where its deck was made of some. */
export function GameSources({ game }: { game: Game }) {
  if (!game.deck.cited || game.status === 'IN_PROGRESS' || !game.thing) return null;
  return (
    <Suspense fallback={null}>
      <Sources key={game.thing} gameId={game.id} />
    </Suspense>
  );
}
