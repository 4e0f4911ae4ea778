import { useState } from 'react';
import { request } from '../connection/request';
import { toProblem } from '../connection/toProblem';
import { AnswerBonusQuestionDocument } from '../generated/teachingOperations';
import { InPlace } from '../shell/InPlace';
import type { Voice } from '../voice/useVoice';
import { VoiceButton } from '../voice/VoiceButton';
import { idleText, VoiceNote } from '../voice/VoiceNote';
import { PLAIN_ANSWERS, SHADED_ANSWERS } from './answers';
import type { Answer } from './types';
import { type Bonus, useBonusAloud } from './useBonusAloud';

export interface BonusQuestionProps {
  readonly gameId: string;
  readonly bonus: Bonus;
  readonly voice: Voice;
  /** Whether something else is asked, or under way. */
  readonly quiet: boolean;
  readonly onChanged: () => void;
  readonly onAgain: () => void;
}

/** After a game, one more question about its thing, for the player to answer or not: by a tap, or by voice. */
export function BonusQuestion({ gameId, bonus, voice, quiet, onChanged, onAgain }: BonusQuestionProps) {
  const [said, setSaid] = useState('');
  const [remark, setRemark] = useState('');
  const [busy, setBusy] = useState(false);
  const [aloud] = useState(voice.speaking);
  const [byHand] = useState(aloud && voice.handsFree.state.phase === 'off');

  const endAloud = useBonusAloud({
    gameId,
    bonus: quiet || said ? null : bonus,
    voice,
    onSaid: (text, over) => (over ? setSaid(text) : setRemark(text)),
    onUndone: onChanged,
    onAgain,
  });

  async function onAnswer(answer: Answer) {
    if (busy) return;
    endAloud();
    setBusy(true);
    try {
      await request(AnswerBonusQuestionDocument, { input: { gameId, question: bonus.question, answer } });
      setSaid('Thank you, that helps.');
    } catch (error) {
      setSaid(toProblem(error).message);
    }
    setBusy(false);
  }

  const outcome = said ? (
    <p className="note" role="status">
      {said}
    </p>
  ) : null;
  return (
    <InPlace by={outcome}>
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
              onClick={() => void onAnswer(answer)}
            >
              {label}
            </button>
          ))}
        </div>
        {aloud && (
          <p className="note" role="status">
            {remark}
          </p>
        )}
        {byHand && (
          <div className="voice">
            <VoiceNote voice={voice}>
              <p className="note">{idleText(voice) || 'Tap, or hold the microphone and say yes, no or “skip”.'}</p>
            </VoiceNote>
            <VoiceButton voice={voice} busy={busy} />
          </div>
        )}
      </section>
    </InPlace>
  );
}
