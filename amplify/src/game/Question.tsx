import type { Turn } from './types';

/** The question, large, read out by screen readers whenever it changes. */
export function Question({ turn, waiting }: { turn: Turn; waiting: boolean }) {
  const length = turn.text.length > 64 ? 'long' : turn.text.length > 34 ? 'medium' : 'short';
  return (
    <div
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
