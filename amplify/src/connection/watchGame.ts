import type { GameUpdateFieldsFragment } from '../generated/operations';
import { connected } from './connected';

export interface Watcher {
  readonly onUpdate: (update: GameUpdateFieldsFragment) => void;
  /** Updates before this moment may have been missed. */
  readonly onGap: () => void;
}

/** Follows one game until the returned function is called. */
export function watchGame(gameId: string, watcher: Watcher): () => void {
  let ended = false;
  let stop = () => {};
  connected().then(
    ({ amplifyWatch }) => {
      if (!ended) stop = amplifyWatch(gameId, watcher);
    },
    // Who connects again looks at the game again.
    () => undefined,
  );
  return () => {
    ended = true;
    stop();
  };
}
