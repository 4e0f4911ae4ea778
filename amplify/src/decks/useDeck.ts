import { useCallback, useEffect, useState } from 'react';
import { Problem } from '../connection/problem';
import { request } from '../connection/request';
import { toProblem } from '../connection/toProblem';
import { DeckDraftDocument, type DeckDraftQuery } from '../generated/deckOperations';
import { useLoad } from '../shell/useLoad';

export type OwnDeck = NonNullable<DeckDraftQuery['ownDeck']>;
export type Draft = NonNullable<OwnDeck['draft']>;

export interface DeckState {
  readonly deck: OwnDeck | null;
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly reload: () => void;
  /** Runs one change at a time, then shows the deck as it is. */
  readonly run: (change: () => Promise<unknown>) => void;
  readonly dismiss: () => void;
}

const POLL = 1_500;

/** A deck with its draft, asked for again while it is being built. */
export function useDeck(deckId: string): DeckState {
  const { data: deck, problem: unloaded, reload } = useLoad(useCallback(() => loadDeck(deckId), [deckId]));
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);
  useEffect(() => {
    if (deck?.state !== 'BUILDING') return;
    const timer = window.setTimeout(reload, POLL);
    return () => window.clearTimeout(timer);
  }, [deck, reload]);

  async function change(task: () => Promise<unknown>) {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    try {
      await task();
    } catch (error) {
      setFailed(toProblem(error));
    }
    setBusy(false);
    reload();
  }

  return {
    deck,
    problem: failed ?? unloaded,
    busy,
    reload,
    run: (task) => void change(task),
    dismiss: () => setFailed(null),
  };
}

async function loadDeck(id: string): Promise<OwnDeck> {
  const { ownDeck } = await request(DeckDraftDocument, { id });
  if (ownDeck) return ownDeck;
  throw new Problem('DeckNotFound', 'This deck is no longer here.', { wayOut: 'home' });
}
