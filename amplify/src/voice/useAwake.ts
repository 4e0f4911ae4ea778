import { useEffect } from 'react';

/** Keeps the screen from locking while `awake`, where the browser can. */
export function useAwake(awake: boolean): void {
  useEffect(() => {
    if (!awake || !('wakeLock' in navigator)) return;
    const asked = navigator.wakeLock.request('screen').catch(() => null);
    return () => void asked.then((lock) => lock?.release()).catch(() => undefined);
  }, [awake]);
}
