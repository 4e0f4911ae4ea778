import { useEffect, useState } from 'react';

/** Whether a newer release of the app has taken over, which the next load shows. */
export function useNewVersion(): boolean {
  const [isNew, setIsNew] = useState(false);
  useEffect(() => {
    const worker = navigator.serviceWorker;
    if (!worker?.controller) return;
    const onChange = () => setIsNew(true);
    worker.addEventListener('controllerchange', onChange);
    return () => worker.removeEventListener('controllerchange', onChange);
  }, []);
  return isNew;
}
