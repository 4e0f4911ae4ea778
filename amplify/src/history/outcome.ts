import type { GameSummary } from './useGamePages';

/** A game's outcome in a few words. */
export function outcome({ status, thing, questionsAsked, questionLimit }: GameSummary): string {
  switch (status) {
    case 'GUESSED':
      return `Named in ${questionsAsked}`;
    case 'STUMPED':
      return thing ? 'You won' : 'You won, and kept it secret';
    case 'ABANDONED':
      return `Stopped at ${questionsAsked}`;
    default:
      return `Waiting at ${questionsAsked} of ${questionLimit}`;
  }
}
