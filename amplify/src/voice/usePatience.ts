import { useEffect, useEffectEvent } from 'react';

/** Milliseconds after which somebody who says nothing is asked once more, told to take their time, left in peace. */
const PATIENCE = [20_000, 40_000, 240_000];

/** Calls back when `waits` has lasted too long; the wait begins anew whenever `round` changes. */
export function usePatience(waits: boolean, round: number, onEnd: () => void): void {
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (!waits) return;
    const timer = window.setTimeout(() => end(), PATIENCE[round] ?? PATIENCE[0]);
    return () => window.clearTimeout(timer);
  }, [waits, round]);
}
