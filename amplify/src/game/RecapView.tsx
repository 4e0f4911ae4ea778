import type { Game } from './types';

const MOST = 5;
const PERCENT = { style: 'percent', maximumFractionDigits: 0 } as const;

export interface RecapViewProps {
  readonly recap: NonNullable<Game['recap']>;
}

/** Where the answers differ from what is known, and what they fit best. */
export function RecapView({ recap }: RecapViewProps) {
  const { differences, nearest } = recap;
  return (
    <>
      {differences.length > 0 && (
        <section aria-labelledby="differences">
          <h2 id="differences">Where we differ</h2>
          <ul className="differences">
            {differences.slice(0, MOST).map(({ turn, text }) => (
              <li key={turn}>{text}</li>
            ))}
          </ul>
          {differences.length > MOST && <p>and {differences.length - MOST} more</p>}
        </section>
      )}
      {nearest.length > 0 && (
        <section aria-labelledby="nearest">
          <h2 id="nearest">What your answers fit best</h2>
          <ol className="nearest">
            {nearest.map(({ thing, chance }) => (
              <li key={thing}>
                <span>{thing}</span>
                <i style={{ width: `${Math.max(2, chance * 100)}%` }} aria-hidden="true" />
                <span>{chance < 0.01 ? 'under 1%' : chance.toLocaleString(undefined, PERCENT)}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
