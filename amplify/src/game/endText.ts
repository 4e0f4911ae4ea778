import type { Game } from './types';

export interface EndText {
  /** Who won, above the title. */
  readonly kicker: string | null;
  readonly title: string;
  readonly detail: string;
}

type Ended = Pick<Game, 'status' | 'thing' | 'recap' | 'turns' | 'questionLimit' | 'namedInExtra'>;

/** How a finished game is told: who won, what it was, and what it took. */
export function endText(game: Ended): EndText {
  const { status, questionLimit, namedInExtra } = game;
  const says = game.recap?.thing ?? game.thing;
  const title = says && `${says.charAt(0).toUpperCase()}${says.slice(1)}`;
  const turnsTaken = turnsText(game.turns);
  switch (status) {
    case 'GUESSED':
      return { kicker: title && 'I got it.', title: title || 'I got it.', detail: `It took ${turnsTaken}.` };
    case 'STUMPED': {
      const detail = namedInExtra
        ? `I got it, after ${turnsTaken}. More than ${questionLimit}, so you win.`
        : `${questionLimit} turns, and I could not name it.`;
      return { kicker: title && 'You win.', title: title || 'You win.', detail };
    }
    default: {
      const answered = game.turns.some(({ answer }) => answer);
      return {
        kicker: null,
        title: 'Game stopped.',
        detail: answered ? `After ${turnsTaken}.` : 'Before the first answer.',
      };
    }
  }
}

function turnsText(turns: Game['turns']): string {
  const answered = turns.filter(({ answer }) => answer);
  const guesses = answered.filter(({ kind }) => kind === 'GUESS').length;
  const questions = answered.length - guesses;
  const parts = [questions && counted(questions, 'question'), guesses && counted(guesses, 'guess', 'guesses')];
  return parts.filter(Boolean).join(' and ');
}

/** "one question", "2 questions". */
export function counted(count: number, one: string, more = `${one}s`): string {
  return count === 1 ? `one ${one}` : `${count} ${more}`;
}
