import { useEffect, useRef } from 'react';
import type { Turn } from './types';

/** The question, large, read out by screen readers: the first takes the focus, the others are announced. */
export function Question({ turn, waiting }: { turn: Turn; waiting: boolean }) {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  const length = turn.text.length > 64 ? 'long' : turn.text.length > 34 ? 'medium' : 'short';
  return (
    <div
      ref={region}
      tabIndex={-1}
      className="question"
      data-length={length}
      data-waiting={waiting || undefined}
      aria-live="polite"
      aria-atomic="true"
    >
      {turn.kind === 'GUESS' && <p className="kicker">My guess</p>}
      <h1 key={turn.number}>{turn.text}</h1>
    </div>
  );
}
