import { useCallback, useEffect, useState } from 'react';
import { connected } from '../connection/connected';
import type { Player } from '../connection/player';
import type { Problem } from '../connection/problem';
import { toProblem } from '../connection/toProblem';
import { useRetrying } from './useRetrying';

export type Connection =
  | { readonly status: 'connecting' }
  | { readonly status: 'connected'; readonly player: Player; readonly onSignedIn: () => void }
  | { readonly status: 'failed'; readonly problem: Problem; readonly retry: () => void };

/** Connects at the start, and again when asked, when the network comes, and until the server is there. */
export function useConnection(): Connection {
  const [attempt, setAttempt] = useState(0);
  const [connection, setConnection] = useState<Connection>({ status: 'connecting' });
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt connects once more
  useEffect(() => {
    let current = true;
    const connect = (player: Player) => setConnection({ status: 'connected', player, onSignedIn });
    const onSignedIn = () => connect('account');
    connected().then(
      ({ player }) => current && connect(player),
      (error: unknown) => current && setConnection({ status: 'failed', problem: toProblem(error), retry }),
    );
    return () => {
      current = false;
    };
  }, [attempt, retry]);

  const failed = connection.status === 'failed';
  useRetrying(failed, retry);
  useEffect(() => {
    if (!failed) return;
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [failed, retry]);

  return connection;
}
