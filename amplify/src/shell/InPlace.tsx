import type { ReactNode } from 'react';

export interface InPlaceProps {
  /** What stands there now; null while the children do. */
  readonly by: ReactNode;
  readonly children: ReactNode;
}

/** Puts something where the children stood and keeps their room, so that nothing moves under a finger. */
export function InPlace({ by, children }: InPlaceProps) {
  const gone = by !== null;
  return (
    <div className="in-place">
      <div inert={gone} data-gone={gone || undefined}>
        {children}
      </div>
      {by}
    </div>
  );
}
