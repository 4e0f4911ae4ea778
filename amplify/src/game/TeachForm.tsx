import { type FormEvent, useState } from 'react';
import { request } from '../connection/request';
import { toProblem } from '../connection/toProblem';
import { TeachThingDocument } from '../generated/teachingOperations';
import { InPlace } from '../shell/InPlace';
import type { Game } from './types';

export interface TeachFormProps {
  readonly game: Game;
  readonly thing: string;
  readonly onTaught: () => void;
}

/** After a lost game: teaches what it was, with a question that tells it from the best guess. */
export function TeachForm({ game, thing, onTaught }: TeachFormProps) {
  const [question, setQuestion] = useState('');
  const [answer, setAnswer] = useState<'YES' | 'NO' | null>(null);
  const [busy, setBusy] = useState(false);
  const [knownBefore] = useState(game.taught);
  const [problem, setProblem] = useState('');
  const near = game.recap?.nearest.find((one) => one.thing !== thing)?.thing;
  const asked = question.trim();

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (asked && !answer) return setProblem('Say which answer is right, yes or no.');
    setBusy(true);
    setProblem('');
    try {
      const input = { gameId: game.id, name: thing, ...(asked && { question: asked, answer }) };
      await request(TeachThingDocument, { input });
      onTaught();
    } catch (error) {
      setProblem(toProblem(error).message);
    }
    setBusy(false);
  }

  const thanks = game.taught ? <p role="status">Thank you! In your next games I will think of it too.</p> : null;
  if (knownBefore) return thanks;
  return (
    <InPlace by={thanks}>
      <form className="teach" aria-labelledby="teach" onSubmit={onSubmit}>
        <h2 id="teach">So that I can learn it</h2>
        <label htmlFor="teach-question">
          {near ? `Which question tells it from “${near}”?` : 'Which question tells it from other things?'}
        </label>
        <input
          id="teach-question"
          value={question}
          maxLength={120}
          autoComplete="off"
          placeholder="Does it have strings?"
          enterKeyHint="next"
          aria-describedby="teach-note"
          onChange={(event) => setQuestion(event.target.value)}
        />
        {asked && (
          <fieldset>
            <legend>And the answer for what you thought of?</legend>
            {(['YES', 'NO'] as const).map((one) => (
              <label key={one}>
                <input type="radio" name="teach-answer" checked={answer === one} onChange={() => setAnswer(one)} />
                {one === 'YES' ? 'Yes' : 'No'}
              </label>
            ))}
          </fieldset>
        )}
        <p id="teach-note" className="note" role="status">
          {problem || 'Leave it empty to teach the name alone. Only your own games look for it.'}
        </p>
        <button type="submit" className="button button-wide" aria-disabled={busy}>
          Teach it
        </button>
      </form>
    </InPlace>
  );
}
