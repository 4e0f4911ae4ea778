import { ANSWER_LABELS } from './answers';
import type { Turn } from './types';

/** Questions with their answers, oldest first. */
export function TurnList({ turns }: { turns: readonly Turn[] }) {
  return (
    <ol className="turns">
      {turns.map((turn) => (
        <li key={turn.number} data-kind={turn.kind}>
          <span className="turn-number">{turn.number}</span>
          <span className="turn-text">{turn.text}</span>
          <span className="turn-answer">
            {turn.answer && <i className="pip" data-mark={turn.answer} aria-hidden="true" />}
            {turn.answer ? ANSWER_LABELS[turn.answer] : 'No answer'}
          </span>
        </li>
      ))}
    </ol>
  );
}
