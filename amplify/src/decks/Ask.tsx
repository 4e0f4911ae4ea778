import { type FormEvent, useRef, useState } from 'react';
import type { Problem } from '../connection/problem';
import { request } from '../connection/request';
import { toProblem } from '../connection/toProblem';
import {
  AnswerFromDocumentsDocument,
  type AnswerFromDocumentsQuery,
  SearchPassagesDocument,
  type SearchPassagesQuery,
} from '../generated/deckOperations';
import { ProblemBanner } from '../shell/ProblemBanner';
import { Cited } from './Cited';

type Passages = SearchPassagesQuery['searchPassages'];
type Answer = AnswerFromDocumentsQuery['answerFromDocuments'];

/** A question about the documents, answered by the sentences that say it; where there is a model, in its words, too. */
export function Ask({ deckId }: { deckId: string }) {
  const [query, setQuery] = useState('');
  const [passages, setPassages] = useState<Passages | null>(null);
  const [answer, setAnswer] = useState<Answer>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asked = useRef(0);

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setProblem(null);
    if (!query.trim()) return;
    asked.current += 1;
    const mine = asked.current;
    setAnswer(null);
    try {
      const found = (await request(SearchPassagesDocument, { deckId, query })).searchPassages;
      if (mine !== asked.current) return;
      setPassages(found);
      if (found.length > 0) void word(mine);
    } catch (error) {
      if (mine === asked.current) setProblem(toProblem(error));
    }
  }

  async function word(mine: number) {
    try {
      const worded = (await request(AnswerFromDocumentsDocument, { deckId, query })).answerFromDocuments;
      if (mine === asked.current) setAnswer(worded);
    } catch {
      // The sentences stand as they are.
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
        {answer && <WordedAnswer answer={answer} />}
        {passages?.length === 0 && <p>They say nothing of it in these words.</p>}
        {passages && passages.length > 0 && <Cited citations={passages.map(({ citation }) => citation)} />}
      </div>
    </section>
  );
}

function WordedAnswer({ answer }: { answer: NonNullable<Answer> }) {
  return (
    <section aria-label="Answer" className="worded">
      <p>{answer.text}</p>
      <p className="hint">A language model worded this from these sentences. Check it against them:</p>
      <Cited citations={answer.citations} />
      <p className="hint">All that was found:</p>
    </section>
  );
}
