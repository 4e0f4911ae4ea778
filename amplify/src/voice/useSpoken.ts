import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { GameState } from '../game/gameState';
import type { Turn } from '../game/types';
import type { Aside } from './useVoice';

export interface Spoken {
  /** For the element that plays. It stays for all games: some phones allow sound by element. */
  readonly element: {
    readonly ref: RefObject<HTMLAudioElement | null>;
    readonly onPlay: () => void;
    readonly onPause: () => void;
    readonly onEnded: () => void;
    readonly onError: () => void;
  };
  readonly playing: boolean;
  /** Changes whenever the machine says something else. */
  readonly moment: unknown;
  readonly hush: () => void;
  /** Plays it once more, unless the machine is silent. */
  readonly again: () => void;
  /** Called in the player's gesture, so that phones which allow sound by element let this one speak later on. */
  readonly unlock: () => void;
}

/** Four samples. */
const SILENCE = 'data:audio/wav;base64,UklGRiwAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQgAAAAAAAAAAAAAAA==';

/** Plays what the machine says now, once; a browser that refuses, or a link that has expired, leaves the words. */
export function useSpoken(on: boolean, aside: Aside | null, reply: GameState['reply'], turn: Turn | null): Spoken {
  const ref = useRef<HTMLAudioElement>(null);
  const played = useRef<unknown>(null);
  const [playing, setPlaying] = useState(false);
  const url = aside ? aside.url : (reply ?? turn)?.speech?.url;
  const moment = aside ?? reply ?? turn?.number;

  const look = useCallback(() => setPlaying(isPlaying(ref.current)), []);
  const hush = useCallback(() => ref.current?.pause(), []);
  const unlock = useCallback(() => {
    if (!ref.current || isPlaying(ref.current)) return;
    ref.current.src = SILENCE;
    ref.current.play().catch(() => undefined);
  }, []);
  const again = useCallback(() => {
    if (!on || !url || !ref.current) return;
    played.current = moment;
    ref.current.src = url;
    ref.current.play().catch(look);
    look();
  }, [on, url, moment, look]);

  useEffect(() => {
    if (played.current === moment) return;
    hush();
    again();
  }, [moment, hush, again]);
  useEffect(() => {
    if (!on) hush();
  }, [on, hush]);

  const element = useMemo(() => ({ ref, onPlay: look, onPause: look, onEnded: look, onError: look }), [look]);
  return { element, playing, moment, hush, again, unlock };
}

function isPlaying(audio: HTMLAudioElement | null): boolean {
  return audio !== null && !audio.paused && !audio.ended && !audio.error;
}
