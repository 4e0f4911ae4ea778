import { useCallback, useEffect, useState } from 'react';
import { connect, type Identity } from '../connection/connect';
import type { Problem } from '../connection/problem';
import { toProblem } from '../connection/toProblem';
import { useRetrying } from './useRetrying';

export type Connection =
  | { readonly status: 'connecting' }
  | { readonly status: 'connected'; readonly identity: Identity }
  | { readonly status: 'failed'; readonly problem: Problem; readonly retry: () => void };

/** Connects at the start, and again when asked, when the network comes, and until the server is there. */
export function useConnection(): Connection {
  const [attempt, setAttempt] = useState(0);
  const [connection, setConnection] = useState<Connection>({ status: 'connecting' });
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt connects once more
  useEffect(() => {
    let current = true;
    connect().then(
      (identity) => current && setConnection({ status: 'connected', identity }),
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
