import { useEffect, useEffectEvent } from 'react';

/** Milliseconds after which somebody who says nothing is asked once more, or left in peace. */
const PATIENCE = 8000;

/** Calls back when `waits` has lasted too long; the wait begins anew whenever `round` changes. */
export function usePatience(waits: boolean, round: number, onEnd: () => void): void {
  const end = useEffectEvent(onEnd);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!waits) return;
    const timer = window.setTimeout(() => end(), PATIENCE);
    return () => window.clearTimeout(timer);
  }, [waits, round]);
}
