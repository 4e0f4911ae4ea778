import { useState } from 'react';
import { randomId } from '../connection/randomId';
import { ProblemBanner } from '../shell/ProblemBanner';
import { ScreenTitle } from '../shell/ScreenTitle';
import { Microphone } from '../voice/EarButton';
import { expectEar } from '../voice/earFiles';
import type { Voice } from '../voice/useVoice';
import { DeckChoice } from './DeckChoice';
import type { Play } from './useGame';
import { useReturn } from './useReturn';
import { useStartOptions } from './useStartOptions';

/** Before a game: think of something, then start, by taps or by voice. What loads later moves no button. */
export function StartScreen({ play, voice }: { play: Play; voice: Voice }) {
  const { data, problem, reload } = useStartOptions();
  const [chosen, setChosen] = useState<string | null>(null);
  const deckId = chosen ?? data?.decks[0]?.id ?? null;
  const busy = play.state.sending !== null;
  useReturn(reload);

  function onStart() {
    if (!busy) play.send({ kind: 'start', deckId, clientRequestId: randomId() });
  }

  function onContinue() {
    if (!busy && data?.running) play.open(data.running.id);
  }

  function onVoice() {
    if (busy) return;
    // First the game: a browser may refuse the sound.
    onStart();
    voice.beginHandsFree();
  }

  return (
    <main className="start">
      {problem && !play.state.problem && <ProblemBanner problem={problem} onRetry={reload} onDismiss={reload} />}
      <ScreenTitle>Think of something.</ScreenTitle>
      <p className="lead">Twenty questions, and I name it.</p>
      <div className="start-choices">
        {data && <DeckChoice decks={data.decks} chosen={deckId} onChoose={setChosen} />}
        {data?.running && (
          <button type="button" className="button button-wide" aria-disabled={busy} onClick={onContinue}>
            Continue at {data.running.questionsAsked} of {data.running.questionLimit}
          </button>
        )}
      </div>
      <div className="start-actions">
        <button type="button" className="button button-strong button-wide" aria-disabled={busy} onClick={onStart}>
          {busy ? 'One moment' : 'I have it. Ask me!'}
        </button>
        <button
          type="button"
          className="button button-wide by-voice"
          aria-disabled={busy}
          onPointerEnter={expectEar}
          onClick={onVoice}
        >
          <Microphone />
          Play by voice
        </button>
        <a className={data?.decksCanBeMade ? 'link' : 'link awaited'} href="#/decks">
          Decks of your own
        </a>
      </div>
    </main>
  );
}
