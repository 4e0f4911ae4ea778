import { type FormEvent, useState } from 'react';
import type { Problem } from '../connection/problem';
import { request } from '../connection/request';
import { toProblem } from '../connection/toProblem';
import { SearchPassagesDocument, type SearchPassagesQuery } from '../generated/deckOperations';
import { ProblemBanner } from '../shell/ProblemBanner';
import { Cited } from './Cited';

type Passages = SearchPassagesQuery['searchPassages'];

/** A question about the documents, answered by the sentences that say it. */
export function Ask({ deckId }: { deckId: string }) {
  const [query, setQuery] = useState('');
  const [passages, setPassages] = useState<Passages | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    if (!query.trim()) return;
    try {
      setPassages((await request(SearchPassagesDocument, { deckId, query })).searchPassages);
    } catch (error) {
      setProblem(toProblem(error));
    }
  }

  return (
    <section aria-labelledby="ask">
      <h2 id="ask">Ask the documents</h2>
      <form className="brand-form" onSubmit={(event) => void onSubmit(event)}>
        <input
          aria-label="A question about the documents"
          value={query}
          maxLength={300}
          onChange={({ currentTarget }) => setQuery(currentTarget.value)}
        />
        <button type="submit" className="button">
          Find what they say
        </button>
      </form>
      {problem && (
        <ProblemBanner problem={problem} onRetry={() => setProblem(null)} onDismiss={() => setProblem(null)} />
      )}
      <div role="status">
        {passages?.length === 0 && <p>They say nothing of it in these words.</p>}
        {passages && passages.length > 0 && <Cited citations={passages.map(({ citation }) => citation)} />}
      </div>
    </section>
  );
}
