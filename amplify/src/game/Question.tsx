import { type ReactNode, useEffect, useRef } from 'react';
import { useFittedText } from '../shell/useFittedText';

export interface QuestionProps {
  readonly text: string;
  /** Stands above a guess. */
  readonly kicker?: string | undefined;
  readonly waiting: boolean;
  /** What belongs to the question and follows it. */
  readonly children?: ReactNode;
}

/** The question, large, read out by screen readers: the first takes the focus, the others are announced. */
export function Question({ text, kicker, waiting, children }: QuestionProps) {
  const region = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    document.title = `${text} · Twentyq`;
  }, [text]);
  useFittedText(heading, region, text);
  return (
    <div
      ref={region}
      tabIndex={-1}
      className="question"
      data-waiting={waiting || undefined}
      aria-live="polite"
      aria-atomic="true"
    >
      {kicker && <p className="kicker">{kicker}</p>}
      <h1 key={text} ref={heading}>
        {text}
      </h1>
      {children}
    </div>
  );
}
