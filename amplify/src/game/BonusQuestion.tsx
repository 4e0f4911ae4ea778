import { useEffect, useState } from 'react';
import { request } from '../connection/request';
import { toProblem } from '../connection/toProblem';
import {
  AnswerBonusQuestionDocument,
  BonusQuestionDocument,
  type BonusQuestionQuery,
} from '../generated/teachingOperations';
import { PLAIN_ANSWERS, SHADED_ANSWERS } from './answers';
import type { Answer } from './types';

type Bonus = NonNullable<NonNullable<BonusQuestionQuery['game']>['bonusQuestion']>;

/** After a game, one more question about its thing, for the player to answer or not. */
export function BonusQuestion({ gameId }: { gameId: string }) {
  const [bonus, setBonus] = useState<Bonus | null>(null);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    let gone = false;
    // It is a favour to ask: where it cannot be had, nothing is missing.
    request(BonusQuestionDocument, { id: gameId }).then(
      ({ game }) => gone || setBonus(game?.bonusQuestion ?? null),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [gameId]);

  if (said) {
    return (
      <p className="note" role="status">
        {said}
      </p>
    );
  }
  if (!bonus || bonus.answer) return null;

  async function onAnswer(question: string, answer: Answer) {
    if (busy) return;
    setBusy(true);
    try {
      await request(AnswerBonusQuestionDocument, { input: { gameId, question, answer } });
      setSaid('Thank you, that helps.');
    } catch (error) {
      setSaid(toProblem(error).message);
    }
    setBusy(false);
  }

  return (
    <section className="bonus" aria-labelledby="bonus">
      <h2 id="bonus">One more, if you like</h2>
      <p>{bonus.text}</p>
      <div className="bonus-answers">
        {[...PLAIN_ANSWERS, ...SHADED_ANSWERS].map(({ answer, label }) => (
          <button
            key={answer}
            type="button"
            className="button"
            aria-disabled={busy}
            onClick={() => void onAnswer(bonus.question, answer)}
          >
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}
