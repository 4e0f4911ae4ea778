import type { Game } from './types';

/** How sure the machine is, from 0 to 1: the share of its doubt, counted in halvings, that is gone. */
export function certainty({ thingsLeft, turns }: Pick<Game, 'thingsLeft'> & { turns: readonly Left[] }): number {
  const atFirst = turns[0]?.thingsLeft;
  if (!thingsLeft || !atFirst || atFirst <= 1) return 0;
  return Math.min(1, Math.max(0, 1 - Math.log(thingsLeft) / Math.log(atFirst)));
}

type Left = Pick<Game['turns'][number], 'thingsLeft'>;
