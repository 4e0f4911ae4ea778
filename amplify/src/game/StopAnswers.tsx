import { useEffect, useRef } from 'react';
import type { Game } from './types';

export interface StopAnswersProps {
  readonly about: NonNullable<Game['askedBack']>['about'];
  readonly busy: boolean;
  readonly onStop: () => void;
  readonly onKeep: () => void;
}

/** The answers to the question whether to stop. */
export function StopAnswers({ about, busy, onStop, onKeep }: StopAnswersProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) keep.current?.focus();
  }, []);
  return (
    <fieldset className="answers stopping">
      <legend className="visually-hidden">Your answer</legend>
      <button type="button" className="answer" aria-disabled={busy} onClick={onStop}>
        {about === 'START_OVER' ? 'Stop, start over' : 'Stop the game'}
      </button>
      <button ref={keep} type="button" className="answer" data-answer="YES" aria-disabled={busy} onClick={onKeep}>
        Keep playing
      </button>
    </fieldset>
  );
}
