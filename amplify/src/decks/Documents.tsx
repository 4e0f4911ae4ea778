import { useState } from 'react';
import { request } from '../connection/request';
import { BuildDeckDocument, RemoveDocumentDocument } from '../generated/deckOperations';
import { FilePick } from './FilePick';
import { addFiles } from './makeDeck';
import type { DeckState, OwnDeck } from './useDeck';

/** The files that the deck is made of. */
export function Documents({ deck, state }: { deck: OwnDeck; state: DeckState }) {
  const [progress, setProgress] = useState('');
  const busy = state.busy || deck.state === 'BUILDING';

  function onFiles(files: readonly File[]) {
    state.run(() => addFiles(deck.id, files, setProgress).finally(() => setProgress('')));
  }

  async function removed(documentId: string) {
    await request(RemoveDocumentDocument, { input: { deckId: deck.id, documentId } });
    if (deck.documents.length > 1) await request(BuildDeckDocument, { input: { deckId: deck.id } });
  }

  return (
    <section aria-labelledby="documents">
      <h2 id="documents">Documents</h2>
      <ul className="documents">
        {deck.documents.map(({ id, name, problem, warnings }) => (
          <li key={id}>
            <span>
              <b>{name}</b>
              {problem && ` ${problem.message}`}
              {warnings.map((warning) => ` ${warning}`)}
            </span>
            <button
              type="button"
              className="button"
              aria-label={`Remove ${name}`}
              aria-disabled={busy}
              onClick={() => !busy && state.run(() => removed(id))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      <FilePick label="Add or replace a file" busy={busy} onFiles={onFiles} />
      <p role="status">{progress}</p>
    </section>
  );
}
