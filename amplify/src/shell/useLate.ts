import { useEffect, useState } from 'react';

/** Whether `going` has lasted for longer than this many milliseconds. */
export function useLate(going: boolean, after: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!going) return;
    const timer = window.setTimeout(() => setLate(true), after);
    return () => {
      window.clearTimeout(timer);
      setLate(false);
    };
  }, [going, after]);
  return late;
}
