import type { ReactNode } from 'react';
import { restText } from './restText';
import type { Voice } from './useVoice';

/** What keeps the machine from listening, said plainly; `children` while nothing does. */
export function VoiceNote({ voice, children }: { voice: Voice; children: ReactNode }) {
  const { rest, problem } = voice.handsFree.state;
  const failure = problem ?? voice.talk.problem;
  if (rest) {
    return (
      <p className="note" role="status">
        {restText(rest)}
      </p>
    );
  }
  if (!failure) return children;
  return (
    <p className="note" role="alert">
      {failure.message}
      {failure.name === 'InsecurePage' && <a href="/trust">How to open it</a>}
    </p>
  );
}

/** What the machine does while it has nothing to say. */
export function idleText({ handsFree, spoken, talk }: Voice): string {
  if (handsFree.state.phase === 'opening') return 'Getting ready to listen.';
  if (talk.recording) return 'Recording. Let go to send it; after a tap, tap again.';
  if (handsFree.state.hearing) return 'I hear you.';
  if (!handsFree.isOpen || spoken.playing) return '';
  return handsFree.state.silences > 1 ? 'Take your time. I am listening.' : 'I am listening.';
}
