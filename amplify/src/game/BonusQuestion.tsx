import { useEffect, useState } from 'react';
import { request } from '../connection/request';
import { toProblem } from '../connection/toProblem';
import { AnswerBonusQuestionDocument, BonusQuestionDocument } from '../generated/teachingOperations';
import type { Voice } from '../voice/useVoice';
import { VoiceButton } from '../voice/VoiceButton';
import { idleText, VoiceNote } from '../voice/VoiceNote';
import { PLAIN_ANSWERS, SHADED_ANSWERS } from './answers';
import type { Answer } from './types';
import { type Bonus, useBonusAloud } from './useBonusAloud';

export interface BonusQuestionProps {
  readonly gameId: string;
  readonly voice: Voice;
  /** Whether something else is asked, or under way. */
  readonly quiet: boolean;
  readonly onChanged: () => void;
  readonly onAgain: () => void;
}

/** After a game, one more question about its thing, for the player to answer or not: by a tap, or by voice. */
export function BonusQuestion({ gameId, voice, quiet, onChanged, onAgain }: BonusQuestionProps) {
  const [bonus, setBonus] = useState<Bonus | null>(null);
  const [said, setSaid] = useState('');
  const [remark, setRemark] = useState('');
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

  const endAloud = useBonusAloud({
    gameId,
    bonus: quiet || said || bonus?.answer ? null : bonus,
    voice,
    onSaid: (text, over) => (over ? setSaid(text) : setRemark(text)),
    onUndone: onChanged,
    onAgain,
  });

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
    endAloud();
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
      {remark && (
        <p className="note" role="status">
          {remark}
        </p>
      )}
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
      {voice.asking && voice.handsFree.state.phase === 'off' && (
        <div className="voice">
          <VoiceNote voice={voice}>
            <p className="note">{idleText(voice) || 'Tap, or hold the microphone and say yes, no or “skip”.'}</p>
          </VoiceNote>
          <VoiceButton voice={voice} busy={busy} />
        </div>
      )}
    </section>
  );
}
