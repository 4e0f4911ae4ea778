import { useEffect, useEffectEvent, useState } from 'react';
import type { GameState } from './gameState';

/** The name that the machine half heard and offers; a spoken yes to it is `onYes`. Null when there is none. */
export function useOffer(heard: GameState['heard'], onYes: (thing: string) => void) {
  const [offer, setOffer] = useState<string | null>(null);
  const take = useEffectEvent((said: NonNullable<GameState['heard']>) => {
    if (offer && said.answer === 'YES') onYes(offer);
    else setOffer(said.transcript || null);
  });
  useEffect(() => {
    if (heard) take(heard);
  }, [heard]);
  return [offer, () => setOffer(null)] as const;
}
