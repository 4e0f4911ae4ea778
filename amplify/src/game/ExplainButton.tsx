import type { ReactNode } from 'react';

export interface ExplainButtonProps {
  /** Whether there is anything to explain. */
  readonly offered: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** The face; a tap on its question mark says what counts as yes. */
export function ExplainButton({ offered, open, onToggle, children }: ExplainButtonProps) {
  if (!offered) return <span className="explain">{children}</span>;
  return (
    <button type="button" className="explain" aria-expanded={open} aria-label="What counts as yes?" onClick={onToggle}>
      {children}
      <span className="explain-mark" aria-hidden="true">
        ?
      </span>
    </button>
  );
}
