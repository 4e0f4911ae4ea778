import type { Draft } from './useDeck';
import { verdictText } from './verdictText';

/** How well the deck plays, in plain words. */
export function Verdict({ draft, busy, onJudge }: { draft: Draft; busy: boolean; onJudge: () => void }) {
  const { verdict } = draft;
  return (
    <section aria-labelledby="verdict">
      <h2 id="verdict">How it plays</h2>
      {verdict ? (
        <>
          <p>{verdictText(draft)}</p>
          {verdict.advice.length > 0 && (
            <ul className="advice">
              {verdict.advice.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <>
          <p>You changed the deck. Try it again to see how it plays now.</p>
          <button type="button" className="button" aria-disabled={busy} onClick={onJudge}>
            {busy ? 'Playing test games' : 'Play test games'}
          </button>
        </>
      )}
    </section>
  );
}
