import { useEffect, useState } from 'react';

const SETTLING_TIME = 250;

/** True for a moment after a new turn, so that the second half of a double tap does not answer it. */
export function useSettling(turn: number): boolean {
  const [settled, setSettled] = useState<number | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(turn), SETTLING_TIME);
    return () => window.clearTimeout(timer);
  }, [turn]);
  return settled !== turn;
}
