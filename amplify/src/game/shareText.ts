import type { Answer, Game } from './types';

/** The marks of answers as they are shared. */
export const MARKS: Record<Answer, string> = {
  YES: '🟢',
  PROBABLY: '🟡',
  SOMETIMES: '🔵',
  UNKNOWN: '⚪',
  PROBABLY_NOT: '🟠',
  NO: '🔴',
};
export const RIGHT_GUESS = '🎯';
export const WRONG_GUESS = '❌';
const ROW = 10;

/** A finished game as its marks, without what it was. */
export function shareText(game: Pick<Game, 'status' | 'turns' | 'questionLimit' | 'namedInExtra'>): string {
  const answered = game.turns.filter(({ answer }) => answer);
  const marks = answered.map(({ kind, answer }) => {
    if (kind === 'GUESS') return answer === 'YES' ? RIGHT_GUESS : WRONG_GUESS;
    return answer ? MARKS[answer] : '';
  });
  const rows = [];
  for (let start = 0; start < marks.length; start += ROW) rows.push(marks.slice(start, start + ROW).join(''));
  return [`Twentyq ${result(game, answered.length)}`, ...rows].join('\n');
}

function result({ status, questionLimit, namedInExtra }: Parameters<typeof shareText>[0], turns: number): string {
  if (status === 'GUESSED') return `named it in ${turns} of ${questionLimit}`;
  return namedInExtra ? `needed ${turns}: I won` : `could not name it: I won`;
}
