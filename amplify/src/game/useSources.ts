import { type ReactNode, useMemo } from 'react';
import { type Soon, useSoon } from '../shell/useSoon';
import type { Game } from './types';

/** What the documents say to a game that is over, where its deck was made of some. */
export function useSources({ id, deck, status, thing }: Game): Soon<ReactNode> {
  const cited = deck.cited && status !== 'IN_PROGRESS' && thing;
  return useSoon(useMemo(() => (cited ? () => loadSources(id) : null), [id, cited]));
}

async function loadSources(gameId: string): Promise<ReactNode> {
  const { sources } = await import('../decks/Sources');
  return sources(gameId);
}
