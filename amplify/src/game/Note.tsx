import { ANSWER_LABELS } from './answers';
import type { GameState } from './gameState';
import { remarksText } from './remarksText';

export interface NoteProps extends Pick<GameState, 'game' | 'reply' | 'heard'> {
  readonly question: string;
  /** Shown while there is nothing to say; not read out, since the machine may speak or listen now. */
  readonly idle: string;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

/** Confidence from which what was heard needs no second look. */
const SURE = 0.9;

/** What the machine says besides the question: how it took the player's words, or that it did not. */
export function Note({ game, reply, heard, question, idle, busy, onUndo }: NoteProps) {
  const understood = heard?.intent === 'ANSWER' && heard.answer;
  const answered = game?.turns.findLast((turn) => turn.answer !== null);
  const besides = understood && answered?.transcript === heard.transcript ? remarksText(answered.remarks) : '';
  const remark = reply && reply.text !== question && ['CLARIFY', 'APOLOGY', 'QUESTION', 'GUESS'].includes(reply.kind);
  return (
    <p className="note" role="status">
      {understood && <Taken heard={heard} answer={understood} />}
      {besides && <span>I noted besides: {besides}</span>}
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

interface TakenProps {
  readonly heard: NonNullable<GameState['heard']>;
  readonly answer: keyof typeof ANSWER_LABELS;
}

/** An answer that was heard for sure is only named; else the words stand beside what they were taken for. */
function Taken({ heard, answer }: TakenProps) {
  const label = ANSWER_LABELS[answer];
  if (heard.recognizer && (heard.confidence ?? 0) >= SURE) {
    return (
      <span className="taken">
        <i className="pip" data-mark={answer} aria-hidden="true" />
        {label}.
      </span>
    );
  }
  return `${heard.recognizer ? 'I heard: ' : ''}“${heard.transcript}”: I took that as ${label.toLowerCase()}.`;
}
