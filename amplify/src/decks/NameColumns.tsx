import { request } from '../connection/request';
import { BuildDeckDocument } from '../generated/deckOperations';
import type { DeckState, Draft } from './useDeck';

/** Which column names the things of each table; another choice builds the deck again. */
export function NameColumns({ deckId, draft, state }: { deckId: string; draft: Draft; state: DeckState }) {
  function onChoose(tableId: string, column: number) {
    const names = draft.tables
      .map(({ id, nameColumn }) => ({ tableId: id, column: id === tableId ? column : (nameColumn ?? -1) }))
      .filter((name) => name.column >= 0);
    state.run(() => request(BuildDeckDocument, { input: { deckId, names } }));
  }
  return (
    <section aria-labelledby="names">
      <h2 id="names">What the things are called</h2>
      {draft.tables.map(({ id, name, file, headers, nameColumn, rows }) => (
        <label key={id} className="choice">
          <span>
            {name || file}, {rows} rows
          </span>
          <select
            value={nameColumn ?? -1}
            disabled={state.busy}
            onChange={({ currentTarget }) => onChoose(id, Number(currentTarget.value))}
          >
            {nameColumn === null && <option value={-1}>Not used: no column names things</option>}
            {headers.map((header, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: headers may repeat, and never move
              <option key={column} value={column}>
                {header || `Column ${column + 1}`}
              </option>
            ))}
          </select>
        </label>
      ))}
    </section>
  );
}
