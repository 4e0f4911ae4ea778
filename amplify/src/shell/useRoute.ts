import { useSyncExternalStore } from 'react';

export type Route =
  | { readonly screen: 'game' | 'history' | 'you' }
  | { readonly screen: 'pastGame'; readonly gameId: string }
  | { readonly screen: 'decks'; readonly deckId: string | null };

/** The screen that the address names: #/, #/history, #/history/ID, #/decks, #/decks/ID or #/you. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => window.location.hash, atTheStart));
}

export function parseRoute(hash: string): Route {
  const [screen, id] = hash.replace(/^#\/?/, '').split('/');
  if (screen === 'history') return id ? { screen: 'pastGame', gameId: decodeURIComponent(id) } : { screen };
  if (screen === 'decks') return { screen, deckId: id ? decodeURIComponent(id) : null };
  return { screen: screen === 'you' ? 'you' : 'game' };
}

function atTheStart(): string {
  return '';
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
