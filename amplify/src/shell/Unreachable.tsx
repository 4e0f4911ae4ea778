import type { Problem } from '../connection/problem';
import { ProblemBanner } from './ProblemBanner';
import { ScreenTitle } from './ScreenTitle';

/** Stands in for the game until it can be reached. */
export function Unreachable({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  return (
    <main className="start unreachable">
      <ProblemBanner problem={problem} onRetry={onRetry} onDismiss={onRetry} />
      <ScreenTitle>Waiting for the game.</ScreenTitle>
      <p className="lead">Once there is a connection, you go on where you were.</p>
    </main>
  );
}
