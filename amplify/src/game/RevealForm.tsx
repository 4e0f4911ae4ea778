import { type FormEvent, useRef, useState } from 'react';
import type { Voice } from '../voice/useVoice';
import { VoiceButton } from '../voice/VoiceButton';
import { idleText, VoiceNote } from '../voice/VoiceNote';
import type { GameState } from './gameState';
import { useOffer } from './useOffer';
import { useThingNames } from './useThingNames';

export interface RevealFormProps {
  readonly voice: Voice;
  readonly play: Pick<GameState, 'reply' | 'heard'>;
  readonly deckId: string;
  readonly busy: boolean;
  readonly onReveal: (thing: string) => void;
}

/** Asks what it was: typed, or said aloud. */
export function RevealForm({ voice, play, deckId, busy, onReveal }: RevealFormProps) {
  const [thing, setThing] = useState('');
  const names = useThingNames(deckId, thing);
  const field = useRef<HTMLInputElement>(null);
  const [offer, refuse] = useOffer(play.reply?.kind === 'CLARIFY' ? play.heard : null, onReveal);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (!busy && thing.trim()) onReveal(thing.trim());
  }

  function onNo() {
    refuse();
    field.current?.focus();
  }

  return (
    <form className="reveal" onSubmit={onSubmit}>
      <label htmlFor="thing">What was it?</label>
      <div className="field-row">
        <input
          ref={field}
          id="thing"
          value={thing}
          maxLength={100}
          autoComplete="off"
          list="thing-names"
          autoCapitalize="none"
          enterKeyHint="done"
          onChange={(event) => setThing(event.target.value)}
        />
        <datalist id="thing-names">
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <button type="submit" className="button button-strong" aria-disabled={busy}>
          Tell me
        </button>
      </div>
      <div className="voice">
        <VoiceNote voice={voice}>
          <p className="note" role="status">
            {play.reply?.kind === 'CLARIFY'
              ? play.reply.text
              : idleText(voice) || 'Type it or say it. Or keep it a secret.'}
          </p>
        </VoiceNote>
        <VoiceButton voice={voice} busy={busy} />
      </div>
      {offer && (
        <div className="field-row">
          <button
            type="button"
            className="button button-strong"
            aria-disabled={busy}
            onClick={() => busy || onReveal(offer)}
          >
            Yes, {offer}
          </button>
          <button type="button" className="button" onClick={onNo}>
            No
          </button>
        </div>
      )}
    </form>
  );
}
