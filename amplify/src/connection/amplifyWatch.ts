import { generateClient } from 'aws-amplify/api';
import { Hub } from 'aws-amplify/utils';
import { type GameUpdateFieldsFragment, OnGameUpdateDocument } from '../generated/operations';
import type { Watcher } from './watchGame';

interface Updates {
  subscribe(observer: {
    next: (message: { data: { onGameUpdate?: GameUpdateFieldsFragment | null } | null }) => void;
    error: (error: unknown) => void;
  }): { unsubscribe(): void };
}

/** Amplify's event for a subscription that the server has accepted, first and after every reconnection. */
const SUBSCRIBED = 'Subscription ack';
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;
const client = generateClient();

/** Follows one game until the returned function is called; subscribes again after failures, more and more slowly. */
export function amplifyWatch(gameId: string, { onUpdate, onGap }: Watcher): () => void {
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
    const { variables } = (payload.data ?? {}) as { variables?: { gameId?: string } };
    if (payload.event === SUBSCRIBED && variables?.gameId === gameId) onGap();
  });
  subscribe();
  return () => {
    window.clearTimeout(timer);
    stopListening();
    stop();
  };
}
