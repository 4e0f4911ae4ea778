import { useEffect, useRef } from 'react';
import { useFittedText } from '../shell/useFittedText';

export interface QuestionProps {
  readonly text: string;
  /** Stands above a guess. */
  readonly kicker?: string | undefined;
  /** What counts as yes, when that was asked. */
  readonly explanation: string | null;
  readonly waiting: boolean;
}

/** The question, large, read out by screen readers: it takes the focus that nothing else has. */
export function Question({ text, kicker, explanation, waiting }: QuestionProps) {
  const region = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${text} · Twentyq`;
  }, [text]);
  useFittedText(heading, region, `${text} ${explanation}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what had the focus may have gone with the last question
  useEffect(() => {
    if (document.activeElement === document.body) region.current?.focus({ preventScroll: true });
  }, [text]);
  return (
    <div
      ref={region}
      tabIndex={-1}
      className="question"
      data-guess={kicker && true}
      data-waiting={waiting || undefined}
      aria-live="polite"
      aria-atomic="true"
    >
      {kicker && <p className="kicker">{kicker}</p>}
      <h1 key={text} ref={heading}>
        {text}
      </h1>
      {explanation && <p className="explanation">{explanation}</p>}
    </div>
  );
}
