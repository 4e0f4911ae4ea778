import { useEffect, useEffectEvent, useState } from 'react';
import type { Ear } from './ear';
import { keepEarOpen, type OpenEarEvents } from './keepEarOpen';

export interface EarWatch extends OpenEarEvents {
  /** The player went to another page, or locked the screen. */
  readonly onHidden: () => void;
  readonly onClosed: () => void;
}

/** An ear for as long as there is a context to hear with; null until it is open. */
export function useEar(context: AudioContext | null, watch: EarWatch): Ear | null {
  const [ear, setEar] = useState<Ear | null>(null);
  const on = useEffectEvent(() => watch);

  useEffect(() => {
    if (!context) return;
    const close = keepEarOpen(context, {
      onOpen: (opened) => {
        setEar(opened);
        on().onOpen(opened);
      },
      onFailed: (problem) => on().onFailed(problem),
      onLost: () => on().onLost(),
      onInterrupted: () => on().onInterrupted(),
      onSpeech: () => on().onSpeech(),
      onSound: (sound) => on().onSound(sound),
    });
    const onVisibility = () => document.visibilityState === 'hidden' && on().onHidden();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      close();
      setEar(null);
      on().onClosed();
    };
  }, [context]);

  return ear;
}
