import { useEffect, useState } from 'react';
import type { Problem, WayOut } from '../connection/problem';
import { Banner } from './Banner';

export interface ProblemBannerProps {
  readonly problem: Problem;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
  readonly onHome?: () => void;
}

const LABELS: Record<WayOut, string> = {
  retry: 'Try again',
  refetch: 'Continue',
  home: 'New game',
  signIn: 'Sign in',
  none: 'Dismiss',
};

/** A problem in plain words, with its way out as a button. */
export function ProblemBanner({ problem, onRetry, onDismiss, onHome = onDismiss }: ProblemBannerProps) {
  const waiting = useWait(problem);
  const actions: Record<WayOut, () => void> = {
    retry: onRetry,
    refetch: onDismiss,
    home: onHome,
    signIn: () => window.location.reload(),
    none: onDismiss,
  };
  return (
    <Banner urgent>
      <p>{problem.message}</p>
      <button type="button" onClick={actions[problem.wayOut]} disabled={waiting}>
        {LABELS[problem.wayOut]}
      </button>
    </Banner>
  );
}

function useWait(problem: Problem): boolean {
  const [over, setOver] = useState<Problem | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setOver(problem), problem.retryAfterSeconds * 1000);
    return () => window.clearTimeout(timer);
  }, [problem]);
  return problem.retryAfterSeconds > 0 && over !== problem;
}
