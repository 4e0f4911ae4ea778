import { type ReactNode, useEffect, useRef } from 'react';

/** A screen's heading. It takes the focus, so that a screen reader says where the player is, and names the page. */
export function ScreenTitle({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const text = String(children);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    // What had the focus may have gone with the last title.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
    document.title = `${text} · Twentyq`;
  }, [text]);
  return (
    <h1 ref={heading} tabIndex={-1} className="screen-title">
      {children}
    </h1>
  );
}
