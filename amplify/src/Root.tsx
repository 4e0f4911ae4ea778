import { StrictMode, useEffect } from 'react';
import { App } from './App';
import { ErrorBoundary } from './shell/ErrorBoundary';

export interface RootProps {
  /** Called once what is on screen takes taps. */
  readonly onReady?: () => void;
}

/** The app, and what is shown where it breaks. */
export function Root({ onReady }: RootProps) {
  useEffect(() => onReady?.(), [onReady]);
  return (
    <StrictMode>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </StrictMode>
  );
}
