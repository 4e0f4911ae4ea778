import { useEffect, useRef } from 'react';
import { expectEar } from '../voice/earFiles';

export interface PlayToolsProps {
  readonly busy: boolean;
  readonly first: boolean;
  /** Hidden, in its place. */
  readonly away: boolean;
  /** Whether the player was just writing, and goes on from there. */
  readonly wasWriting: boolean;
  readonly handsFree: boolean;
  readonly onHandsFree: () => void;
  readonly onUndo: () => void;
  readonly onWords: () => void;
  readonly onStop: () => void;
}

/** The way back, words instead of taps, and the way out. */
export function PlayTools(props: PlayToolsProps) {
  const { busy, first, away, wasWriting, handsFree, onHandsFree, onUndo, onWords, onStop } = props;
  const words = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wasWriting) words.current?.focus();
  }, [wasWriting]);
  return (
    <div className="tools" data-away={away || undefined}>
      <button
        type="button"
        aria-disabled={busy || first}
        data-useless={first || undefined}
        aria-keyshortcuts="u"
        onClick={onUndo}
      >
        Undo
      </button>
      <button ref={words} type="button" aria-keyshortcuts="w" onClick={onWords}>
        In words
      </button>
      <button type="button" aria-pressed={handsFree} onPointerEnter={expectEar} onClick={onHandsFree}>
        Hands-free
      </button>
      <button type="button" aria-disabled={busy} onClick={onStop}>
        Stop
      </button>
    </div>
  );
}
