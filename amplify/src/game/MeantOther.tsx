import { useState } from 'react';
import { InPlace } from '../shell/InPlace';

export interface MeantOtherProps {
  readonly names: readonly string[];
  /** Whether it is settled. */
  readonly over: boolean;
  readonly busy: boolean;
  readonly onReveal: (thing: string) => void;
}

/** Names that may have been meant in place of the one that was told. */
export function MeantOther({ names, over, busy, onReveal }: MeantOtherProps) {
  const [closed, setClosed] = useState(false);
  if (names.length === 0) return null;
  return (
    <InPlace by={closed || over ? '' : null}>
      <fieldset className="meant">
        <legend>Did you mean another one?</legend>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            className="button"
            aria-disabled={busy}
            onClick={() => busy || onReveal(name)}
          >
            {name}
          </button>
        ))}
        <button type="button" className="button" onClick={() => setClosed(true)}>
          No
        </button>
      </fieldset>
    </InPlace>
  );
}
