export interface PlayToolsProps {
  readonly busy: boolean;
  readonly first: boolean;
  readonly onUndo: () => void;
  readonly onWords: () => void;
  readonly onStop: () => void;
}

/** The way back, words instead of taps, and the way out. */
export function PlayTools({ busy, first, onUndo, onWords, onStop }: PlayToolsProps) {
  return (
    <div className="tools">
      <button
        type="button"
        aria-disabled={busy || first}
        data-useless={first || undefined}
        aria-keyshortcuts="u"
        onClick={onUndo}
      >
        Undo
      </button>
      <button type="button" aria-keyshortcuts="w" onClick={onWords}>
        In words
      </button>
      <button type="button" aria-haspopup="dialog" aria-disabled={busy} onClick={onStop}>
        Stop
      </button>
    </div>
  );
}
