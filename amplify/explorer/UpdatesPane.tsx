import type { Updates } from './useUpdates';

/** What a subscription has brought, below the answers. */
export function UpdatesPane({ list, open, end }: Updates) {
  if (!list) return null;
  const text = list.map((update) => JSON.stringify(update, null, 2)).join('\n\n');
  return (
    <section className="explorer-updates" aria-label="Updates">
      <header>
        <h2>Updates</h2>
        {open ? (
          <button type="button" className="graphiql-button" onClick={end}>
            End
          </button>
        ) : (
          <span role="status">The subscription has ended.</span>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so must be reached by keyboard */}
      <pre aria-live="polite" tabIndex={0}>
        {text || (open ? 'Waiting for updates…' : '')}
      </pre>
    </section>
  );
}
