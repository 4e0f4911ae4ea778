import { useEarLoaded } from '../voice/earFiles';
import { SpeakerButton } from '../voice/SpeakerButton';
import type { Voice } from '../voice/useVoice';
import { VoiceButton } from '../voice/VoiceButton';
import { idleText, VoiceNote } from '../voice/VoiceNote';
import type { GameState } from './gameState';
import { Note } from './Note';

export interface VoiceBarProps {
  readonly voice: Voice;
  readonly play: Pick<GameState, 'game' | 'reply' | 'heard'>;
  readonly question: string;
  /** Said while there is nothing else to say. */
  readonly hint: string;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

/** What was heard, the speaker and the microphone. */
export function VoiceBar({ voice, play, question, hint, busy, onUndo }: VoiceBarProps) {
  const loaded = useEarLoaded();
  const { phase, hearing } = voice.handsFree.state;
  const speaking = voice.talk.recording !== null || hearing;
  return (
    <div className="voice">
      <VoiceNote voice={voice}>
        <Note
          {...(speaking ? { ...play, reply: null, heard: null } : play)}
          question={question}
          idle={idleText(voice) || hint}
          busy={busy}
          onUndo={onUndo}
        />
      </VoiceNote>
      <SpeakerButton on={voice.speaking} onChange={voice.setSpeaking} />
      <VoiceButton voice={voice} busy={busy} />
      {phase === 'opening' && loaded < 1 && <progress className="loading" value={loaded} aria-label="Loading" />}
    </div>
  );
}
