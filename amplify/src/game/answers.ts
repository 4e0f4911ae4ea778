import type { Answer } from './types';

export interface AnswerOption {
  readonly answer: Answer;
  readonly label: string;
  /** The letter that gives this answer on a keyboard. */
  readonly letter: string;
}

export const PLAIN_ANSWERS: readonly AnswerOption[] = [
  { answer: 'YES', label: 'Yes', letter: 'y' },
  { answer: 'NO', label: 'No', letter: 'n' },
];

export const SHADED_ANSWERS: readonly AnswerOption[] = [
  { answer: 'PROBABLY', label: 'Probably', letter: 'p' },
  { answer: 'PROBABLY_NOT', label: 'Probably not', letter: 't' },
  { answer: 'SOMETIMES', label: 'Sometimes', letter: 's' },
  { answer: 'UNKNOWN', label: 'Don’t know', letter: 'd' },
];

export const ANSWER_LABELS = Object.fromEntries(
  [...PLAIN_ANSWERS, ...SHADED_ANSWERS].map(({ answer, label }) => [answer, label]),
) as Record<Answer, string>;
