import type { Draft } from './useDeck';

/** A verdict as a person would say it. */
export function verdictText({ things, questions, verdict }: Pick<Draft, 'things' | 'questions' | 'verdict'>): string {
  const used = things.filter((thing) => thing.used).length;
  const asked = questions.filter((question) => question.used).length;
  const size = `${used} things, ${asked} questions.`;
  if (!verdict || verdict.games === 0) return size;
  const named = `In ${verdict.games} test games it named ${outOfTen(verdict.named)} things where every answer was right,`;
  return `${size} ${named} and ${outOfTen(verdict.namedFlipped)} where one answer in ten was wrong.`;
}

function outOfTen(share: number): string {
  return share >= 0.995 ? 'all' : `${Math.round(share * 10)} of 10`;
}
