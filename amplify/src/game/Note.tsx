import { ANSWER_LABELS } from './answers';
import type { GameState } from './gameState';

/** What the machine says besides the question: how it took the player's words, or that it did not. */
export function Note({ reply, heard, question }: Pick<GameState, 'reply' | 'heard'> & { question: string }) {
  const understood = heard?.intent === 'ANSWER' && heard.answer;
  const remark = reply && reply.text !== question && ['CLARIFY', 'APOLOGY', 'QUESTION', 'GUESS'].includes(reply.kind);
  return (
    <p className="note" role="status">
      {understood && `“${heard.transcript}”: I took that as ${ANSWER_LABELS[understood].toLowerCase()}.`}
      {!understood && remark && reply.text}
    </p>
  );
}
