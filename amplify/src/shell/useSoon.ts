import { useEffect, useState } from 'react';

/** What is loaded beside a screen that shows already. */
export interface Soon<T> {
  /** Null while it is waited for, where there is none, and where it cannot be had. */
  readonly value: T | null;
  /** Whether what stands below its place has to wait, so that nothing moves. */
  readonly waiting: boolean;
  /** Whether it came when nothing waited any more: then it belongs below all else. */
  readonly late: boolean;
}

const PATIENCE = 2_000;
const WAITING: Soon<never> = { value: null, waiting: true, late: false };
const NONE: Soon<never> = { value: null, waiting: false, late: false };

/** Loads once per loader, which keeps its identity; null loads nothing. What fails is not there. */
export function useSoon<T>(load: (() => Promise<T | null>) | null): Soon<T> {
  const [state, setState] = useState<{ load: typeof load; soon: Soon<T> }>({ load, soon: WAITING });

  useEffect(() => {
    if (!load) return;
    let late = false;
    let current = true;
    const show = (soon: Soon<T>) => current && setState({ load, soon });
    const timer = window.setTimeout(() => {
      late = true;
      show({ ...NONE, late });
    }, PATIENCE);
    load()
      .catch(() => null)
      .then((value) => {
        window.clearTimeout(timer);
        show({ value, waiting: false, late });
      });
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [load]);

  if (!load) return NONE;
  return state.load === load ? state.soon : WAITING;
}
