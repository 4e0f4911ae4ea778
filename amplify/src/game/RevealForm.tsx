import { type FormEvent, useState } from 'react';

/** Asks what it was, so that the next game can know. */
export function RevealForm({ busy, onReveal }: { busy: boolean; onReveal: (thing: string) => void }) {
  const [thing, setThing] = useState('');

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (!busy && thing.trim()) onReveal(thing.trim());
  }

  return (
    <form className="reveal" onSubmit={onSubmit}>
      <label htmlFor="thing">What was it?</label>
      <div className="field-row">
        <input
          id="thing"
          value={thing}
          maxLength={100}
          autoComplete="off"
          autoCapitalize="none"
          enterKeyHint="done"
          onChange={(event) => setThing(event.target.value)}
        />
        <button type="submit" className="button button-strong" aria-disabled={busy}>
          Tell me
        </button>
      </div>
      <p className="hint">So that I can learn it. You may also leave it a secret.</p>
    </form>
  );
}
