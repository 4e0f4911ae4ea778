import type { Game } from './types';

export interface EndText {
  readonly title: string;
  readonly detail: string;
}

/** How a finished game is told: who won, and what it was. */
export function endText({
  status,
  thing,
  turns,
  questionLimit,
}: Pick<Game, 'status' | 'thing' | 'turns' | 'questionLimit'>): EndText {
  const count = turns.filter(({ answer }) => answer).length;
  const turnsTaken = count === 1 ? 'one question' : `${count} questions`;
  switch (status) {
    case 'GUESSED':
      return {
        title: 'I got it.',
        detail: thing ? `You thought of: ${thing}. It took me ${turnsTaken}.` : `It took me ${turnsTaken}.`,
      };
    case 'STUMPED':
      return {
        title: 'You win.',
        detail: thing ? `It was: ${thing}.` : `${questionLimit} turns, and I could not name it.`,
      };
    default:
      return { title: 'Game stopped.', detail: count > 0 ? `After ${turnsTaken}.` : 'Before the first answer.' };
  }
}
