import { useState } from 'react';
import { randomId } from '../connection/randomId';
import { request } from '../connection/request';
import type { Play } from '../game/useGame';
import { DeleteDeckDocument, PublishDeckDocument, WithdrawDeckDocument } from '../generated/deckOperations';
import { ConfirmDialog } from '../shell/ConfirmDialog';
import { Sharing } from './Sharing';
import type { DeckState, OwnDeck } from './useDeck';

/** Publishing, playing, sharing, withdrawing and deleting, as far as the player may. */
export function DeckActions({ deck, state, play }: { deck: OwnDeck; state: DeckState; play: Play }) {
  const input = { deckId: deck.id };
  function onPlay() {
    play.send({ kind: 'start', deckId: deck.id, clientRequestId: randomId() });
    window.location.assign('#/');
  }
  return (
    <div className="deck-actions">
      {deck.state === 'REVIEW' && deck.role !== 'PLAYER' && (
        <button
          type="button"
          className={`button button-wide ${deck.playable ? '' : 'button-strong'}`}
          aria-disabled={state.busy}
          onClick={() => state.run(() => request(PublishDeckDocument, { input }))}
        >
          {deck.playable ? 'Publish these changes' : 'Publish the deck'}
        </button>
      )}
      {deck.playable && (
        <button type="button" className="button button-strong button-wide" onClick={onPlay}>
          Play this deck
        </button>
      )}
      {deck.role === 'OWNER' && deck.playable && <Sharing deck={deck} state={state} />}
      {deck.role !== 'PLAYER' && deck.playable && (
        <button
          type="button"
          className="button"
          aria-disabled={state.busy}
          onClick={() => state.run(() => request(WithdrawDeckDocument, { input }))}
        >
          Offer it no more
        </button>
      )}
      {deck.role === 'OWNER' && <DeleteDeck deckId={deck.id} state={state} />}
    </div>
  );
}

function DeleteDeck({ deckId, state }: { deckId: string; state: DeckState }) {
  const [asking, setAsking] = useState(false);
  async function deleted() {
    await request(DeleteDeckDocument, { input: { deckId } });
    window.location.assign('#/decks');
  }
  return (
    <>
      <button type="button" className="button" aria-disabled={state.busy} onClick={() => setAsking(true)}>
        Delete this deck
      </button>
      {asking && (
        <ConfirmDialog
          title="Delete this deck?"
          message="Its documents, its questions and all its versions go. This cannot be taken back."
          confirmLabel="Delete it"
          cancelLabel="Keep it"
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            state.run(deleted);
          }}
        />
      )}
    </>
  );
}
