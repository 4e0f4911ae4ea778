import { EarButton } from './EarButton';
import { TalkButton } from './TalkButton';
import type { Voice } from './useVoice';

/** Hold to talk; while hands-free listening is on, how that stands. */
export function VoiceButton({ voice, busy }: { voice: Voice; busy: boolean }) {
  const { handsFree, talk } = voice;
  if (handsFree.state.phase !== 'off') return <EarButton handsFree={handsFree} />;
  return <TalkButton talk={talk} busy={busy} onTalk={voice.onTalk} />;
}
