export interface SpeakerButtonProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Turns the spoken questions on and off. */
export function SpeakerButton({ on, onChange }: SpeakerButtonProps) {
  return (
    <button
      type="button"
      className="speaker"
      aria-pressed={on}
      aria-label="Read questions aloud"
      onClick={() => onChange(!on)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 9.5v5h3.5l5 4v-13l-5 4z" />
        {on ? <path d="M16 9a4.2 4.2 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11" /> : <path d="m16.5 9.5 5 5m0-5-5 5" />}
      </svg>
    </button>
  );
}
