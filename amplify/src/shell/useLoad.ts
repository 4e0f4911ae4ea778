import { useCallback, useEffect, useState } from 'react';
import { isPassing, type Problem } from '../connection/problem';
import { toProblem } from '../connection/toProblem';
import { useRetrying } from './useRetrying';

export interface Loaded<T> {
  readonly data: T | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/** Loads once per loader, again on reload, and until the server can be reached. Pass a loader that keeps its identity. */
export function useLoad<T>(load: () => Promise<T>): Loaded<T> {
  const [data, setData] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt loads once more
  useEffect(() => {
    let current = true;
    load().then(
      (loaded) => {
        if (!current) return;
        setData(loaded);
        setProblem(null);
      },
      (error: unknown) => current && setProblem(toProblem(error)),
    );
    return () => {
      current = false;
    };
  }, [load, attempt]);
  useRetrying(isPassing(problem), reload);

  return { data, problem, reload };
}
