import { useCallback } from 'react';
import { request } from '../connection/request';
import { DisputesDocument, SettleDisputeDocument } from '../generated/deckOperations';
import { useLoad } from '../shell/useLoad';

/** What players say is otherwise, for those who edit the deck. */
export function Disputes({ deckId }: { deckId: string }) {
  const { data: disputes, reload } = useLoad(
    useCallback(async () => (await request(DisputesDocument, { deckId })).disputes, [deckId]),
  );
  if (!disputes || disputes.length === 0) return null;
  function onSettle(disputeId: string) {
    request(SettleDisputeDocument, { input: { deckId, disputeId } }).then(reload, reload);
  }
  return (
    <section aria-labelledby="disputes">
      <h2 id="disputes">What players say is otherwise</h2>
      <ul className="documents">
        {disputes.map(({ id, thing, question, text }) => (
          <li key={id}>
            <span>
              <b>{thing}</b>: {question} {text}
            </span>
            <button type="button" className="button" onClick={() => onSettle(id)}>
              Looked at
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
