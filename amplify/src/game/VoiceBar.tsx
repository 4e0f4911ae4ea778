import { SpeakerButton } from '../voice/SpeakerButton';
import type { Voice } from '../voice/useVoice';
import { VoiceButton } from '../voice/VoiceButton';
import { idleText, VoiceNote } from '../voice/VoiceNote';
import type { GameState } from './gameState';
import { Note } from './Note';

export interface VoiceBarProps {
  readonly voice: Voice;
  readonly play: Pick<GameState, 'reply' | 'heard'>;
  readonly question: string;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

/** What was heard, the speaker and the microphone. */
export function VoiceBar({ voice, play, question, busy, onUndo }: VoiceBarProps) {
  return (
    <div className="voice">
      <VoiceNote voice={voice}>
        <Note {...play} question={question} idle={idleText(voice)} busy={busy} onUndo={onUndo} />
      </VoiceNote>
      <SpeakerButton on={voice.speaking} onChange={voice.setSpeaking} />
      <VoiceButton voice={voice} busy={busy} />
    </div>
  );
}
