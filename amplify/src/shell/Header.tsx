import type { ReactNode } from 'react';
import type { Route } from './useRoute';

const LINKS = [
  { screen: 'history', label: 'History' },
  { screen: 'you', label: 'You' },
] as const;

/** The name of the game, which leads back to it, and the way to the other screens; between them, news, if there are any. */
export function Header({ screen, children }: { screen: Route['screen']; children: ReactNode }) {
  return (
    <header className="header">
      <a className="brand" href="#/" aria-current={screen === 'game' ? 'page' : undefined}>
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <circle cx="27" cy="27" r="19" fill="none" stroke="currentColor" strokeWidth="10" />
          <circle cx="52" cy="52" r="7" fill="currentColor" />
        </svg>
        <span>Twentyq</span>
      </a>
      {children}
      <nav aria-label="Screens">
        {LINKS.map((link) => (
          <a key={link.screen} href={`#/${link.screen}`} aria-current={link.screen === screen ? 'page' : undefined}>
            {link.label}
          </a>
        ))}
      </nav>
    </header>
  );
}
