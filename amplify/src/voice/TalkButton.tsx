import { useRef } from 'react';
import { Microphone } from './EarButton';
import { LevelMeter } from './LevelMeter';
import type { Talk } from './useTalk';

const TAP = 400;

export interface TalkButtonProps {
  readonly talk: Talk;
  readonly busy: boolean;
  /** Called when the player begins to speak: the machine falls silent. */
  readonly onTalk: () => void;
}

/** Hold it and speak; or tap it, speak, and tap again. */
export function TalkButton({ talk, busy, onTalk }: TalkButtonProps) {
  const pressedAt = useRef(0);
  const { recording } = talk;

  function toggle() {
    if (recording) return talk.stop();
    if (busy) return;
    onTalk();
    talk.start();
  }

  return (
    <button
      type="button"
      className="talk"
      aria-pressed={recording !== null}
      aria-disabled={busy}
      aria-label={recording ? 'Send what I said' : 'Hold to talk'}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        pressedAt.current = event.timeStamp;
        toggle();
      }}
      onPointerUp={(event) => {
        if (event.timeStamp - pressedAt.current > TAP) talk.stop();
      }}
      onClick={(event) => {
        if (event.detail === 0) toggle();
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      {recording ? <LevelMeter level={recording.level} /> : <Microphone />}
    </button>
  );
}
