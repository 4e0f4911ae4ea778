import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../connection/problem';
import { toProblem } from '../connection/toProblem';

export interface Loaded<T> {
  readonly data: T | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/** Loads once per loader, and again on reload. Pass a loader that keeps its identity. */
export function useLoad<T>(load: () => Promise<T>): Loaded<T> {
  const [data, setData] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt loads once more
  useEffect(() => {
    let current = true;
    setProblem(null);
    load().then(
      (loaded) => current && setData(loaded),
      (error: unknown) => current && setProblem(toProblem(error)),
    );
    return () => {
      current = false;
    };
  }, [load, attempt]);

  return { data, problem, reload: useCallback(() => setAttempt((count) => count + 1), []) };
}
