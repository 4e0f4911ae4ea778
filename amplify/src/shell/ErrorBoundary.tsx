import { Component, type ReactNode } from 'react';
import { ScreenTitle } from './ScreenTitle';

/** Shows what went wrong, and the way out, in place of a screen that cannot be drawn. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="page">
        <ScreenTitle>That did not work.</ScreenTitle>
        <p className="lead">This screen could not be shown. Your game is kept.</p>
        <button type="button" className="button button-strong button-wide" onClick={() => window.location.reload()}>
          Load the page again
        </button>
      </main>
    );
  }
}
