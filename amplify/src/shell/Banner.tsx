import type { ReactNode } from 'react';

/** A message over the top of the screen that moves nothing below it. */
export function Banner({ children, urgent = false }: { children: ReactNode; urgent?: boolean }) {
  return (
    <div className="banner" role={urgent ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
