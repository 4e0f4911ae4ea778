import { useEffect, useEffectEvent } from 'react';

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;

/** Calls back again and again while `failing`, more and more slowly. */
export function useRetrying(failing: boolean, onRetry: () => void): void {
  const retry = useEffectEvent(onRetry);
  useEffect(() => {
    if (!failing) return;
    let wait = FIRST_WAIT;
    const again = () => {
      retry();
      wait = Math.min(wait * 2, LONGEST_WAIT);
      timer = window.setTimeout(again, wait);
    };
    let timer = window.setTimeout(again, wait);
    return () => window.clearTimeout(timer);
  }, [failing]);
}
