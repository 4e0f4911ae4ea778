import { request } from '../connection/request';
import { type DraftEditInput, EditDraftDocument, JudgeDraftDocument } from '../generated/deckOperations';
import { Columns } from './Columns';
import { Facts } from './Facts';
import { NameColumns } from './NameColumns';
import { Things } from './Things';
import type { DeckState, Draft, OwnDeck } from './useDeck';
import { Verdict } from './Verdict';

export type Edit = (edit: DraftEditInput) => void;

/** What was made of the documents, to be looked over before it is published. */
export function Review({ deck, draft, state }: { deck: OwnDeck; draft: Draft; state: DeckState }) {
  const edit: Edit = (one) => state.run(() => request(EditDraftDocument, { input: { deckId: deck.id, edits: [one] } }));
  return (
    <>
      <Verdict
        draft={draft}
        busy={state.busy}
        onJudge={() => state.run(() => request(JudgeDraftDocument, { input: { deckId: deck.id } }))}
      />
      <NameColumns deckId={deck.id} draft={draft} state={state} />
      <Columns draft={draft} busy={state.busy} onEdit={edit} />
      <Facts draft={draft} busy={state.busy} onEdit={edit} />
      <Things draft={draft} busy={state.busy} onEdit={edit} />
    </>
  );
}
