import { CONNECTION_STATE_CHANGE, ConnectionState, generateClient } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import { type GameUpdateFieldsFragment, OnGameUpdateDocument } from '../generated/operations';

export interface Watcher {
  readonly onUpdate: (update: GameUpdateFieldsFragment) => void;
  /** Updates may have been missed: the socket is new. */
  readonly onGap: () => void;
}

interface Updates {
  subscribe(observer: {
    next: (message: { data: { onGameUpdate?: GameUpdateFieldsFragment | null } | null }) => void;
    error: (error: unknown) => void;
  }): { unsubscribe(): void };
}

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;
const client = generateClient();

/** Follows one game until the returned function is called; subscribes again after failures, more and more slowly. */
export function watchGame(gameId: string, { onUpdate, onGap }: Watcher): () => void {
  let wait = FIRST_WAIT;
  let timer = 0;
  let stop = () => {};

  function subscribe() {
    const updates = client.graphql({
      query: OnGameUpdateDocument.toString(),
      variables: { gameId },
    }) as unknown as Updates;
    const subscription = updates.subscribe({
      next: ({ data }) => {
        wait = FIRST_WAIT;
        if (data?.onGameUpdate) onUpdate(data.onGameUpdate);
      },
      error: () => {
        timer = window.setTimeout(subscribe, wait);
        wait = Math.min(wait * 2, LONGEST_WAIT);
      },
    });
    stop = () => subscription.unsubscribe();
  }

  const stopListening = Hub.listen('api', ({ payload }) => {
    const { connectionState } = (payload.data ?? {}) as { connectionState?: ConnectionState };
    if (payload.event === CONNECTION_STATE_CHANGE && connectionState === ConnectionState.Connected) onGap();
  });
  subscribe();
  return () => {
    window.clearTimeout(timer);
    stopListening();
    stop();
  };
}
