import type { ReactNode } from 'react';

/** A message at the top of the screen, above the header or in it, and covering nothing. */
export function Banner({ children, urgent = false }: { children: ReactNode; urgent?: boolean }) {
  return (
    <div className="banner" role={urgent ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
