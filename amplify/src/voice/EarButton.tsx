import { LevelMeter } from './LevelMeter';
import type { HandsFreeControl } from './useHandsFree';

/** Shows that the machine listens; a tap lets it rest, another lets it go on. */
export function EarButton({ handsFree }: { handsFree: HandsFreeControl }) {
  const { state, ear, isOpen, begin, rest } = handsFree;
  const rests = state.phase === 'resting';
  return (
    <button
      type="button"
      className="talk ear"
      aria-pressed={!rests}
      aria-label={rests ? 'Go on listening' : 'Stop listening for now'}
      data-open={isOpen || undefined}
      onClick={rests ? begin : rest}
    >
      {ear && isOpen ? <LevelMeter level={ear.level} /> : <Microphone />}
    </button>
  );
}

/** The sign of the microphone. */
export function Microphone() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <rect x="8.5" y="2.5" width="7" height="12" rx="3.5" />
      <path d="M5 11.5a7 7 0 0 0 14 0M12 18.5v3" />
    </svg>
  );
}
