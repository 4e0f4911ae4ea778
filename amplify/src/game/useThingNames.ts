import { useEffect, useState } from 'react';
import { request } from '../connection/request';
import { ThingNamesDocument } from '../generated/operations';

/** Milliseconds without a key after which names are looked up. */
const PAUSE = 150;

/** Names of the deck's things that begin like what is typed; none where they cannot be had. */
export function useThingNames(deckId: string, typed: string): readonly string[] {
  const [names, setNames] = useState<readonly string[]>([]);
  const prefix = typed.trim();
  useEffect(() => {
    if (prefix.length < 2) return setNames([]);
    let current = true;
    const timer = window.setTimeout(() => {
      request(ThingNamesDocument, { prefix, deckId }).then(
        ({ thingNames }) => current && setNames(thingNames),
        () => undefined,
      );
    }, PAUSE);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [deckId, prefix]);
  return names;
}
