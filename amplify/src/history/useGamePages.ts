import { useCallback, useEffect, useReducer } from 'react';
import type { Problem } from '../connection/problem';
import { request } from '../connection/request';
import { toProblem } from '../connection/toProblem';
import { GamesDocument, type GamesQuery } from '../generated/operations';

export type GameSummary = GamesQuery['games']['items'][number];

export interface GamePages {
  readonly games: readonly GameSummary[];
  readonly loading: boolean;
  readonly hasMore: boolean;
  readonly problem: Problem | null;
  readonly loadMore: () => void;
}

interface State {
  readonly games: readonly GameSummary[];
  readonly nextToken: string | null;
  readonly loading: boolean;
  readonly problem: Problem | null;
}

const PAGE_SIZE = 20;
const INITIAL: State = { games: [], nextToken: null, loading: true, problem: null };

/** The player's games, newest first, a page at a time. */
export function useGamePages(): GamePages {
  const [state, merge] = useReducer((old: State, change: Partial<State>): State => ({ ...old, ...change }), INITIAL);

  const load = useCallback(async (before: readonly GameSummary[], nextToken: string | null) => {
    merge({ loading: true, problem: null });
    try {
      const { games: page } = await request(GamesDocument, { limit: PAGE_SIZE, nextToken });
      merge({ games: [...before, ...page.items], nextToken: page.nextToken, loading: false });
    } catch (error) {
      merge({ problem: toProblem(error), loading: false });
    }
  }, []);

  useEffect(() => void load([], null), [load]);

  const { games, nextToken, loading, problem } = state;
  const loadMore = useCallback(() => {
    if (!loading) void load(games, nextToken);
  }, [load, loading, games, nextToken]);
  return { games, loading, hasMore: nextToken !== null, problem, loadMore };
}
