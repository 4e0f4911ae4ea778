import { useEffect, useEffectEvent, useState } from 'react';
import type { Voice } from '../voice/useVoice';
import { VoiceButton } from '../voice/VoiceButton';
import { idleText, VoiceNote } from '../voice/VoiceNote';
import type { GameState } from './gameState';

export interface AgainAloudProps {
  readonly voice: Voice;
  readonly heard: GameState['heard'];
  readonly busy: boolean;
  readonly onAgain: () => void;
}

/** After the end, once hands-free listening is on: another game for the asking. It keeps its place when that ends. */
export function AgainAloud({ voice, heard, busy, onAgain }: AgainAloudProps) {
  const again = useEffectEvent(onAgain);
  useEffect(() => {
    if (heard?.intent === 'RESTART') again();
  }, [heard]);
  const on = voice.handsFree.state.phase !== 'off';
  const [begun, setBegun] = useState(on);
  if (on && !begun) setBegun(true);
  if (!begun) return null;
  const say = voice.asking
    ? 'Say yes, no or “skip”; or say “play again”.'
    : `Think of something, then ${on ? '' : 'hold the microphone and '}say “play again”.`;
  const listens = !on || (voice.handsFree.isOpen && !voice.handsFree.state.hearing);
  return (
    <div className="voice">
      <VoiceNote voice={voice}>
        <p className="note" role="status">
          {listens ? say : idleText(voice)}
        </p>
      </VoiceNote>
      <VoiceButton voice={voice} busy={busy} />
    </div>
  );
}
