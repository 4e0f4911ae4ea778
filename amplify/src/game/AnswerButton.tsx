import type { AnswerOption } from './answers';
import type { Answer } from './types';

export interface AnswerButtonProps {
  readonly option: AnswerOption;
  readonly label?: string;
  readonly chosen: boolean;
  readonly busy: boolean;
  readonly onAnswer: (answer: Answer) => void;
}

/** One answer. While an answer is on its way it keeps the focus but does nothing. */
export function AnswerButton({ option, label = option.label, chosen, busy, onAnswer }: AnswerButtonProps) {
  return (
    <button
      type="button"
      className="answer"
      data-answer={option.answer}
      data-chosen={chosen || undefined}
      aria-disabled={busy}
      aria-keyshortcuts={option.letter}
      onClick={() => onAnswer(option.answer)}
    >
      {label}
      <span className="letter" aria-hidden="true">
        {option.letter.toUpperCase()}
      </span>
    </button>
  );
}
