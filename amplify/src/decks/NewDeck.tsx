import { useState } from 'react';
import type { Problem } from '../connection/problem';
import { toProblem } from '../connection/toProblem';
import { ProblemBanner } from '../shell/ProblemBanner';
import { FilePick } from './FilePick';
import { makeDeck } from './makeDeck';

/** Makes a deck of files that are chosen, and goes there. */
export function NewDeck() {
  const [busy, setBusy] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);

  async function onFiles(files: readonly File[]) {
    setProblem(null);
    try {
      const deckId = await makeDeck(files, setBusy);
      window.location.assign(`#/decks/${encodeURIComponent(deckId)}`);
    } catch (error) {
      setProblem(toProblem(error));
    }
    setBusy('');
  }

  return (
    <section aria-labelledby="new-deck">
      <h2 id="new-deck">A new deck</h2>
      <FilePick label="Choose files for a new deck" busy={busy !== ''} onFiles={(files) => void onFiles(files)} />
      <p role="status">{busy}</p>
      {problem && (
        <ProblemBanner problem={problem} onRetry={() => setProblem(null)} onDismiss={() => setProblem(null)} />
      )}
    </section>
  );
}
