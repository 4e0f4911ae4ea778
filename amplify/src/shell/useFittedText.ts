import { type RefObject, useLayoutEffect } from 'react';
import { fitText } from './fitText';

/** Keeps `text` as large as `box` and its words allow, as both change. */
export function useFittedText(
  text: RefObject<HTMLElement | null>,
  box: RefObject<HTMLElement | null>,
  words: string,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have another size
  useLayoutEffect(() => {
    const refit = () => {
      if (text.current && box.current) fitText(text.current, box.current);
    };
    refit();
    if (!box.current) return;
    const watched = new ResizeObserver(refit);
    watched.observe(box.current);
    return () => watched.disconnect();
  }, [text, box, words]);
}
