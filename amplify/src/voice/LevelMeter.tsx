import { useEffect, useRef } from 'react';

/** How loud the player is, as a dot that grows. */
export function LevelMeter({ level }: { level: () => number }) {
  const dot = useRef<HTMLElement>(null);
  useEffect(() => {
    let frame = 0;
    const draw = () => {
      dot.current?.style.setProperty('--level', level().toFixed(2));
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [level]);
  return <i ref={dot} className="level" aria-hidden="true" />;
}
