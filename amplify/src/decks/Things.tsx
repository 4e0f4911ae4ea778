import { type FormEvent, useState } from 'react';
import type { Edit } from './Review';
import type { Draft } from './useDeck';

type Thing = Draft['things'][number];

const SHOWN = 60;

/** The things, each with a switch and a name that can be changed. */
export function Things({ draft, busy, onEdit }: { draft: Draft; busy: boolean; onEdit: Edit }) {
  const [all, setAll] = useState(false);
  const things = all ? draft.things : draft.things.slice(0, SHOWN);
  return (
    <section aria-labelledby="things">
      <h2 id="things">The things</h2>
      <details>
        <summary>{draft.things.length} things, to leave out or to rename</summary>
        <ul className="things">
          {things.map((thing) => (
            <ThingForm key={thing.name} thing={thing} busy={busy} onEdit={onEdit} />
          ))}
        </ul>
        {things.length < draft.things.length && (
          <button type="button" className="button" onClick={() => setAll(true)}>
            Show all {draft.things.length}
          </button>
        )}
      </details>
    </section>
  );
}

function ThingForm({ thing, busy, onEdit }: { thing: Thing; busy: boolean; onEdit: Edit }) {
  const [name, setName] = useState(thing.name);
  const changed = name.trim() !== thing.name;
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (changed && !busy) onEdit({ renameThing: { thing: thing.name, name: name.trim() } });
  }
  return (
    <li>
      <form className="question-form" onSubmit={onSubmit}>
        <label className="switch">
          <input
            type="checkbox"
            aria-label={`In the deck: ${thing.name}`}
            checked={thing.used}
            disabled={busy}
            onChange={() => onEdit({ switchThing: { thing: thing.name, used: !thing.used } })}
          />
        </label>
        <input
          aria-label={`Name of ${thing.name}`}
          value={name}
          maxLength={80}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {changed && (
          <button type="submit" className="button" aria-disabled={busy}>
            Keep
          </button>
        )}
      </form>
    </li>
  );
}
