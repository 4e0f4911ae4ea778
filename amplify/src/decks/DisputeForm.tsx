import { type FormEvent, useState } from 'react';
import { request } from '../connection/request';
import { toProblem } from '../connection/toProblem';
import { DisputeFactDocument } from '../generated/deckOperations';
import { InPlace } from '../shell/InPlace';

/** Lets a player say that the documents are wrong; the deck's owners see it. */
export function DisputeForm({ gameId, turn, question }: { gameId: string; turn: number; question: string }) {
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState('');
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    request(DisputeFactDocument, { input: { gameId, turn, text: text.trim() } }).then(
      () => setOutcome('Thank you. Who made the deck will see it.'),
      (error: unknown) => setOutcome(toProblem(error).message),
    );
  }
  return (
    <InPlace by={outcome ? <p role="status">{outcome}</p> : null}>
      <details>
        <summary>That is wrong</summary>
        <form className="brand-form" onSubmit={onSubmit}>
          <label className="account-field">
            What is right, if you like
            <input
              aria-label={`What is right about: ${question}`}
              value={text}
              maxLength={300}
              onChange={({ currentTarget }) => setText(currentTarget.value)}
            />
          </label>
          <button type="submit" className="button">
            Tell who made the deck
          </button>
        </form>
      </details>
    </InPlace>
  );
}
