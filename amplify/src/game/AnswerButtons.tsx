import { useLayoutEffect, useRef } from 'react';
import { AnswerButton } from './AnswerButton';
import { PLAIN_ANSWERS, SHADED_ANSWERS } from './answers';
import type { Answer, Turn } from './types';

export interface AnswerButtonsProps {
  readonly kind: Turn['kind'];
  readonly chosen: Answer | null;
  readonly busy: boolean;
  readonly onAnswer: (answer: Answer) => void;
}

/** Yes and No large; the four shades below. A guess is right or wrong, so there the shades are away. */
export function AnswerButtons({ kind, chosen, busy, onAnswer }: AnswerButtonsProps) {
  const guess = kind === 'GUESS';
  const answers = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    // What is hidden loses the focus to the page.
    if (guess && document.activeElement?.closest('.shades')) {
      answers.current?.querySelector<HTMLElement>('[data-answer="NO"]')?.focus();
    }
  }, [guess]);
  return (
    <fieldset ref={answers} className="answers">
      <legend className="visually-hidden">Your answer</legend>
      {PLAIN_ANSWERS.map((option) => (
        <AnswerButton
          key={option.answer}
          option={option}
          {...(guess && option.answer === 'YES' ? { label: 'Yes!' } : {})}
          chosen={chosen === option.answer}
          busy={busy}
          onAnswer={onAnswer}
        />
      ))}
      <div className="shades" data-away={guess || undefined}>
        {SHADED_ANSWERS.map((option) => (
          <AnswerButton
            key={option.answer}
            option={option}
            chosen={chosen === option.answer}
            busy={busy}
            onAnswer={onAnswer}
          />
        ))}
      </div>
    </fieldset>
  );
}
