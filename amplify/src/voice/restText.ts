import type { Rest } from './handsFree';

const REASONS: Record<Rest, string> = {
  asked: 'Not listening.',
  hidden: 'I stopped listening while you were away.',
  interrupted: 'The phone has stopped all sound.',
  lost: 'The microphone is gone.',
  silence: 'I did not hear you.',
  unclear: 'I could not make that out.',
};

/** Why hands-free listening rests, and how it goes on. */
export function restText(why: Rest): string {
  return `${REASONS[why]} Tap the microphone to go on.`;
}
