import { type FormEvent, useState } from 'react';
import { request } from '../connection/request';
import { BrandDeckDocument, type Tone } from '../generated/deckOperations';
import type { DeckState, OwnDeck } from './useDeck';

const LINES = [
  ['host', 'Who asks', 40],
  ['greeting', 'Said before the first question', 160],
  ['named', 'Said when it is named; {thing} stands for it', 160],
  ['lost', 'Said when it is not named', 160],
] as const;
/** The neural voices of Amazon Polly for American English. */
const VOICES = 'Danielle Gregory Ivy Joanna Joey Justin Kendra Kevin Kimberly Matthew Ruth Salli Stephen'.split(' ');
const TONES: Record<Tone, string> = { PLAIN: 'Plain', WARM: 'Warm', FORMAL: 'Formal' };

/** The deck's voice: who asks, and with what words around the questions. */
export function BrandForm({ deck, state }: { deck: OwnDeck; state: DeckState }) {
  const [brand, setBrand] = useState(deck.brand);
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    const leads = brand.leads.map((lead) => lead.trim()).filter(Boolean);
    state.run(() => request(BrandDeckDocument, { input: { deckId: deck.id, ...brand, leads } }));
  }
  return (
    <section aria-labelledby="brand">
      <h2 id="brand">Its voice</h2>
      <details>
        <summary>What is said around the questions</summary>
        <form className="brand-form" onSubmit={onSubmit}>
          {LINES.map(([name, label, length]) => (
            <label key={name} className="account-field">
              {label}
              <input
                value={brand[name]}
                maxLength={length}
                onChange={({ currentTarget }) => setBrand({ ...brand, [name]: currentTarget.value })}
              />
            </label>
          ))}
          <label className="account-field">
            Said before the others, in turn: one in a line, at most eight
            <textarea
              rows={3}
              value={brand.leads.join('\n')}
              onChange={({ currentTarget }) => setBrand({ ...brand, leads: currentTarget.value.split('\n') })}
            />
          </label>
          <label className="choice">
            <span>Tone where you say nothing</span>
            <select
              value={brand.tone}
              onChange={({ currentTarget }) => setBrand({ ...brand, tone: currentTarget.value as Tone })}
            >
              {Object.entries(TONES).map(([tone, words]) => (
                <option key={tone} value={tone}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <label className="choice">
            <span>Voice, where Amazon Polly speaks; other servers have one voice for all decks</span>
            <select
              value={brand.voice}
              onChange={({ currentTarget }) => setBrand({ ...brand, voice: currentTarget.value })}
            >
              <option value="">As for other decks</option>
              {VOICES.map((voice) => (
                <option key={voice}>{voice}</option>
              ))}
            </select>
          </label>
          <button type="submit" className="button" aria-disabled={state.busy}>
            Keep its voice
          </button>
        </form>
      </details>
    </section>
  );
}
