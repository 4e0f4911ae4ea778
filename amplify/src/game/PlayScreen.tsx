import { useState } from 'react';
import { Face } from '../shell/Face';
import { useLate } from '../shell/useLate';
import { mood } from '../voice/mood';
import type { Voice } from '../voice/useVoice';
import { AnswerButtons } from './AnswerButtons';
import { PLAIN_ANSWERS, SHADED_ANSWERS } from './answers';
import { certainty } from './certainty';
import { ExplainButton } from './ExplainButton';
import { type OpenPart, PlayDialogs } from './PlayDialogs';
import { PlayTools } from './PlayTools';
import { Progress } from './Progress';
import { Question } from './Question';
import { StopAnswers } from './StopAnswers';
import type { Game, Turn } from './types';
import type { Play } from './useGame';
import { usePlayActions } from './usePlayActions';
import { useSettling } from './useSettling';
import { useShortcuts } from './useShortcuts';
import { VoiceBar } from './VoiceBar';
import { WordsForm } from './WordsForm';

export interface PlayScreenProps {
  readonly play: Play;
  readonly voice: Voice;
  readonly game: Game;
  readonly turn: Turn;
}

/** Milliseconds after which the machine says that it thinks. */
const THINKING = 1500;

/** One question, its answers under the thumb, and the way back; or the question whether to stop. */
export function PlayScreen({ play, voice, game, turn }: PlayScreenProps) {
  const { sending, unsent } = play.state;
  const [open, setOpen] = useState<OpenPart>(null);
  const [wasWriting, setWasWriting] = useState(false);
  const [explained, setExplained] = useState(0);
  const stopping = game.askedBack && game.askedBack.about !== 'ANSWER' ? game.askedBack : null;
  const guess = turn.kind === 'GUESS';
  const settling = useSettling(stopping ? -turn.number : turn.number, guess);
  const busy = sending !== null || settling;
  const actions = usePlayActions(play.send, game, turn, busy);
  const late = useLate(sending !== null, THINKING);
  const hint = late ? 'Let me think.' : turn.number === 1 ? 'Tap, or hold the microphone and answer.' : '';
  const underWay = sending ?? unsent;
  const chosen = underWay?.kind === 'answer' && underWay.turn === turn.number ? underWay.answer : null;
  const isExplained = explained === turn.number && !stopping;
  const text = stopping?.text ?? turn.text;
  const close = () => {
    setWasWriting(open === 'words');
    setOpen(null);
  };

  const options = guess ? PLAIN_ANSWERS : [...PLAIN_ANSWERS, ...SHADED_ANSWERS];
  useShortcuts(
    stopping
      ? { y: actions.stop, n: actions.keepPlaying }
      : {
          ...Object.fromEntries(options.map(({ answer, letter }) => [letter, () => actions.answer(answer)])),
          u: actions.undo,
          w: () => setOpen('words'),
        },
  );

  return (
    <main className="play">
      <div className="ask">
        <div className="top">
          <Progress game={game} turn={turn} answering={chosen} onOpen={() => setOpen('turns')} />
          <ExplainButton
            offered={turn.reading !== null && !stopping}
            open={isExplained}
            onToggle={() => setExplained(isExplained ? 0 : turn.number)}
          >
            <Face mood={mood(play.state, voice)} certainty={certainty(game)} />
          </ExplainButton>
        </div>
        <Question
          text={text}
          explanation={isExplained ? turn.reading : null}
          kicker={guess && !stopping ? 'My guess' : undefined}
          waiting={sending !== null}
        />
      </div>
      <div className="reply">
        <VoiceBar voice={voice} play={play.state} question={text} hint={hint} busy={busy} onUndo={actions.undo} />
        {stopping ? (
          <StopAnswers about={stopping.about} busy={busy} onStop={actions.stop} onKeep={actions.keepPlaying} />
        ) : (
          <AnswerButtons kind={turn.kind} chosen={chosen} busy={busy} onAnswer={actions.answer} />
        )}
        {open === 'words' ? (
          <WordsForm busy={busy} onClose={close} onSend={actions.say} />
        ) : (
          <PlayTools
            busy={busy}
            away={stopping !== null}
            wasWriting={wasWriting}
            first={turn.number === 1}
            handsFree={voice.handsFree.state.phase !== 'off'}
            onHandsFree={voice.toggleHandsFree}
            onUndo={actions.undo}
            onWords={() => setOpen('words')}
            onStop={actions.askToStop}
          />
        )}
      </div>
      <PlayDialogs open={open} turns={game.turns} onClose={close} />
    </main>
  );
}
