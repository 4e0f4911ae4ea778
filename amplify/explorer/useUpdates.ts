import type { ExecutionResult } from 'graphql';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiRequest } from './post';
import { subscribe } from './subscribe';

export interface Updates {
  /** The newest first; null before a subscription. */
  readonly list: readonly ExecutionResult[] | null;
  readonly open: boolean;
  readonly follow: (request: ApiRequest) => Promise<void>;
  readonly end: () => void;
}

const KEPT = 50;

/** The one subscription that stays while operations run; the next takes its place. */
export function useUpdates(): Updates {
  const [list, setList] = useState<readonly ExecutionResult[] | null>(null);
  const [open, setOpen] = useState(false);
  const stop = useRef(() => {});

  const end = useCallback(() => {
    stop.current();
    setOpen(false);
  }, []);

  const follow = useCallback(
    async (request: ApiRequest) => {
      end();
      setList(null);
      const onUpdate = (update: ExecutionResult) => setList((before) => [update, ...(before ?? [])].slice(0, KEPT));
      stop.current = await subscribe(request, { onUpdate, onEnd: () => setOpen(false) });
      setList([]);
      setOpen(true);
    },
    [end],
  );

  useEffect(() => end, [end]);
  return { list, open, follow, end };
}
