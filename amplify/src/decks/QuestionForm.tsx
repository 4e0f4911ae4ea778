import { type FormEvent, useState } from 'react';
import type { Edit } from './Review';
import type { Draft } from './useDeck';

export interface QuestionFormProps {
  readonly question: Draft['questions'][number];
  readonly busy: boolean;
  readonly onEdit: Edit;
}

/** One question, to be reworded or switched off. */
export function QuestionForm({ question, busy, onEdit }: QuestionFormProps) {
  const [text, setText] = useState(question.text);
  const changed = text.trim() !== question.text;
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (changed && !busy) onEdit({ rewordQuestion: { questionId: question.id, text: text.trim() } });
  }
  return (
    <form className="question-form" onSubmit={onSubmit}>
      <label className="switch">
        <input
          type="checkbox"
          aria-label={`Ask: ${question.text}`}
          checked={question.used}
          disabled={busy}
          onChange={() => onEdit({ switchQuestion: { questionId: question.id, used: !question.used } })}
        />
      </label>
      <input
        aria-label={`Words of: ${question.text}`}
        value={text}
        maxLength={120}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {changed && (
        <button type="submit" className="button" aria-disabled={busy}>
          Keep
        </button>
      )}
    </form>
  );
}
