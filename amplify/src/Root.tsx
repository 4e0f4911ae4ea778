import { StrictMode } from 'react';
import { App, type AppProps } from './App';
import { ErrorBoundary } from './shell/ErrorBoundary';

/** The app, and what is shown where it breaks. */
export function Root(props: AppProps) {
  return (
    <StrictMode>
      <ErrorBoundary>
        <App {...props} />
      </ErrorBoundary>
    </StrictMode>
  );
}
