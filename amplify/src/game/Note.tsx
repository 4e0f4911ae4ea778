import { ANSWER_LABELS } from './answers';
import type { GameState } from './gameState';

export interface NoteProps extends Pick<GameState, 'reply' | 'heard'> {
  readonly question: string;
  /** Shown while there is nothing to say; not read out, since the machine may speak or listen now. */
  readonly idle: string;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

/** What the machine says besides the question: how it took the player's words, or that it did not. */
export function Note({ reply, heard, question, idle, busy, onUndo }: NoteProps) {
  const understood = heard?.intent === 'ANSWER' && heard.answer;
  const remark = reply && reply.text !== question && ['CLARIFY', 'APOLOGY', 'QUESTION', 'GUESS'].includes(reply.kind);
  return (
    <p className="note" role="status">
      {understood && (heard.recognizer ? 'I heard: ' : '')}
      {understood && `“${heard.transcript}”: I took that as ${ANSWER_LABELS[understood].toLowerCase()}.`}
      {understood && heard.recognizer && (
        <button type="button" className="correct" aria-disabled={busy} onClick={onUndo}>
          Not what I said
        </button>
      )}
      {!understood && remark && reply.text}
      {!understood && !remark && <span aria-hidden="true">{idle}</span>}
    </p>
  );
}
