import { useEffect, useState } from 'react';

const SETTLING_TIME = 250;
/** A guess comes after a held breath. */
const BREATH = 900;

/** True for a moment after a new turn, or an end, so that the second half of a double tap does not answer it. */
export function useSettling(turn: number | string, guess = false): boolean {
  const [settled, setSettled] = useState<typeof turn | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(turn), guess ? BREATH : SETTLING_TIME);
    return () => window.clearTimeout(timer);
  }, [turn, guess]);
  return settled !== turn;
}
