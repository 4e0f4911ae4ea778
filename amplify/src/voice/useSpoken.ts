import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { GameState } from '../game/gameState';
import type { Turn } from '../game/types';

export interface Spoken {
  readonly audio: RefObject<HTMLAudioElement | null>;
  readonly hush: () => void;
}

/** Plays what the machine says now, once; a browser that refuses, or a link that has expired, leaves the words. */
export function useSpoken(on: boolean, reply: GameState['reply'], turn: Turn): Spoken {
  const audio = useRef<HTMLAudioElement>(null);
  const played = useRef<unknown>(null);
  const url = (reply ?? turn).speech?.url;
  const moment = reply ?? turn.number;
  useEffect(() => {
    const element = audio.current;
    if (!on || !url || !element || played.current === moment) return;
    played.current = moment;
    element.src = url;
    element.play().catch(() => undefined);
  }, [on, url, moment]);
  const hush = useCallback(() => audio.current?.pause(), []);
  useEffect(() => {
    if (!on) hush();
  }, [on, hush]);
  return { audio, hush };
}
