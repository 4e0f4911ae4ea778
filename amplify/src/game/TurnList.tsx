import { ANSWER_LABELS } from './answers';
import { remarksText } from './remarksText';
import type { Turn } from './types';

export interface TurnListProps {
  readonly turns: readonly Turn[];
  /** How many things were left before the first answer and after each; empty where nobody knows. */
  readonly left?: readonly number[];
}

/** Questions with their answers, oldest first, and what each left over. */
export function TurnList({ turns, left = [] }: TurnListProps) {
  const most = Math.log(Math.max(2, ...left) + 1);
  return (
    <ol className="turns">
      {turns.map((turn, index) => {
        const after = left[index + 1];
        return (
          <li key={turn.number} data-kind={turn.kind}>
            <span className="turn-number">{turn.number}</span>
            <span className="turn-text">{turn.text}</span>
            <span className="turn-answer">
              {turn.answer && <i className="pip" data-mark={turn.answer} aria-hidden="true" />}
              {turn.answer ? ANSWER_LABELS[turn.answer] : 'No answer'}
            </span>
            {turn.remarks.length > 0 && <span className="turn-besides">Besides: {remarksText(turn.remarks)}</span>}
            {after !== undefined && (
              <span className="turn-left">
                <i style={{ width: `${(Math.log(after + 1) / most) * 100}%` }} aria-hidden="true" />
                {after.toLocaleString()} left
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
