import { useMemo } from 'react';
import { request } from '../connection/request';
import { BonusQuestionDocument } from '../generated/teachingOperations';
import { type Soon, useSoon } from '../shell/useSoon';
import type { Game } from './types';
import type { Bonus } from './useBonusAloud';

/** One more question about the thing, unless it was answered. It is a favour to ask: where it cannot be had, nothing is missing. */
export function useBonus({ id, thing }: Game): Soon<Bonus> {
  return useSoon(useMemo(() => (thing ? () => loadBonus(id) : null), [id, thing]));
}

async function loadBonus(id: string): Promise<Bonus | null> {
  const { game } = await request(BonusQuestionDocument, { id });
  const bonus = game?.bonusQuestion ?? null;
  return bonus?.answer ? null : bonus;
}
