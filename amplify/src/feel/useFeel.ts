import { useEffect, useRef } from 'react';
import type { Game } from '../game/types';
import { feelSetting } from './feelSetting';
import { momentBetween } from './moment';
import { sound, vibrate } from './play';

/** Lets the player hear and feel the game move; silent while the machine speaks or listens, still where motion is unwanted. */
export function useFeel(game: Game | null, voice: boolean): void {
  const before = useRef<Game | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a move of the game is felt
  useEffect(() => {
    const moment = momentBetween(before.current, game);
    before.current = game;
    if (!moment || !feelSetting.get()) return;
    if (!voice) sound(moment);
    if (!window.matchMedia('(prefers-reduced-motion: reduce)').matches) vibrate(moment);
  }, [game]);
}
