import { useState } from 'react';

export interface MeantOtherProps {
  readonly names: readonly string[];
  readonly busy: boolean;
  readonly onReveal: (thing: string) => void;
}

/** Names that may have been meant in place of the one that was told. */
export function MeantOther({ names, busy, onReveal }: MeantOtherProps) {
  const [closed, setClosed] = useState(false);
  if (closed || names.length === 0) return null;
  return (
    <fieldset className="meant">
      <legend>Did you mean another one?</legend>
      {names.map((name) => (
        <button key={name} type="button" className="button" aria-disabled={busy} onClick={() => busy || onReveal(name)}>
          {name}
        </button>
      ))}
      <button type="button" className="button" onClick={() => setClosed(true)}>
        No
      </button>
    </fieldset>
  );
}
