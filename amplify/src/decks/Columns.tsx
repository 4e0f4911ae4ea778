import { QuestionForm } from './QuestionForm';
import type { Edit } from './Review';
import { reasonText } from './reasonText';
import type { Draft } from './useDeck';

type Column = Draft['columns'][number];

/** Every column with a switch, what is asked of it, and why one is left out. */
export function Columns({ draft, busy, onEdit }: { draft: Draft; busy: boolean; onEdit: Edit }) {
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">What is asked</h2>
      <p>Switch off what players could not know. Questions can be reworded.</p>
      <ul className="columns">
        {draft.columns.map((column) => (
          <li key={column.id}>
            <label className="switch">
              <input
                type="checkbox"
                checked={column.used}
                disabled={busy || !column.example}
                onChange={() => onEdit({ switchColumn: { columnId: column.id, used: !column.used } })}
              />
              <b>{column.header}</b>
            </label>
            <p className="example">{column.example ?? column.samples.join(', ')}</p>
            {!column.used && <p>{reasonText(column.reason)}</p>}
            {column.used && <Questions draft={draft} column={column} busy={busy} onEdit={onEdit} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Questions(props: { draft: Draft; column: Column; busy: boolean; onEdit: Edit }) {
  const { draft, column, busy, onEdit } = props;
  const questions = draft.questions.filter(({ columnId }) => columnId === column.id);
  if (questions.length === 0) return null;
  return (
    <details>
      <summary>
        {questions.length === 1 ? '1 question' : `${questions.length} questions`} of {column.header}
      </summary>
      {questions.map((question) => (
        <QuestionForm key={`${question.id}${question.text}`} question={question} busy={busy} onEdit={onEdit} />
      ))}
    </details>
  );
}
