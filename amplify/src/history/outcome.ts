import type { GameSummary } from './useGamePages';

/** A game's outcome in a few words. */
export function outcome({ status, questionsAsked, questionLimit, namedInExtra }: GameSummary): string {
  switch (status) {
    case 'GUESSED':
      return `Named in ${questionsAsked}`;
    case 'STUMPED':
      return namedInExtra ? 'You won; named in extra questions' : 'You won';
    case 'ABANDONED':
      return `Stopped at ${questionsAsked}`;
    default:
      return `Waiting at ${questionsAsked} of ${questionLimit}`;
  }
}
