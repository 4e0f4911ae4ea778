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
    </p>
  );
}

/** What the machine does while it has nothing to say. */
export function idleText({ handsFree, spoken }: Voice): string {
  if (handsFree.state.phase === 'opening') return 'Getting ready to listen.';
  if (handsFree.state.hearing) return 'I hear you.';
  return handsFree.isOpen && !spoken.playing ? 'I am listening.' : '';
}
