import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Problem } from '../connection/problem';
import { type ActiveRecording, record } from './record';
import type { Sound } from './sound';

const LONGEST = 10_000;

export interface Talk {
  readonly recording: ActiveRecording | null;
  readonly problem: Problem | null;
  readonly start: () => void;
  readonly stop: () => void;
}

/** One recording at a time; `onSound` gets it when it has ended. Never rejects. */
export function useTalk(onSound: (sound: Sound) => void): Talk {
  const [recording, setRecording] = useState<ActiveRecording | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const opening = useRef(false);
  const onEnd = useEffectEvent(onSound);

  const start = useCallback(() => {
    if (opening.current) return;
    opening.current = true;
    setProblem(null);
    record().then(setRecording, (failure: Problem) => {
      opening.current = false;
      setProblem(failure);
    });
  }, []);

  useEffect(() => {
    if (!recording) return;
    let left = false;
    const timer = window.setTimeout(recording.stop, LONGEST);
    const onHidden = () => document.visibilityState === 'hidden' && recording.stop();
    document.addEventListener('visibilitychange', onHidden);
    recording.sound
      .then((sound) => !left && onEnd(sound))
      .catch((failure: Problem) => !left && setProblem(failure))
      .finally(() => {
        opening.current = false;
        if (!left) setRecording(null);
      });
    return () => {
      left = true;
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', onHidden);
      recording.stop();
    };
  }, [recording]);

  return { recording, problem, start, stop: useCallback(() => recording?.stop(), [recording]) };
}
