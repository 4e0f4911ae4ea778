import type { FactVerdict } from '../generated/deckOperations';
import { Cited } from './Cited';
import type { Edit } from './Review';
import type { Draft } from './useDeck';

const SAID: Record<FactVerdict, string> = { YES: 'Yes', NO: 'No', SOMETIMES: 'Sometimes' };

/** Twenty facts beside their sources; one that is wrong is set right. */
export function Facts({ draft, busy, onEdit }: { draft: Draft; busy: boolean; onEdit: Edit }) {
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">Are these right?</h2>
      <p>Some facts beside what your documents say. Your word counts more than theirs.</p>
      <ol className="facts">
        {draft.facts.map((fact) => (
          <li key={`${fact.thing} ${fact.questionId} ${fact.stated}`}>
            <label className="choice">
              <span>
                <b>{fact.thing}</b>: {fact.question}
              </span>
              <select
                value={fact.stated}
                disabled={busy}
                onChange={({ currentTarget }) =>
                  onEdit({
                    setFact: {
                      thing: fact.thing,
                      questionId: fact.questionId,
                      stated: currentTarget.value as FactVerdict,
                    },
                  })
                }
              >
                {Object.entries(SAID).map(([stated, words]) => (
                  <option key={stated} value={stated}>
                    {words}
                  </option>
                ))}
              </select>
            </label>
            <Cited citations={fact.citations} />
          </li>
        ))}
      </ol>
    </section>
  );
}
