import { lazy, Suspense, useEffect } from 'react';
import { useFeel } from '../feel/useFeel';
import { ProblemBanner } from '../shell/ProblemBanner';
import { Waiting } from '../shell/Waiting';
import { useVoice, type Voice } from '../voice/useVoice';
import { PlayScreen } from './PlayScreen';
import { StartScreen } from './StartScreen';
import type { Play } from './useGame';

const loadEnd = () => import('./EndScreen');
const EndScreen = lazy(loadEnd);

/** The start, a question or the end, as the game stands. */
export function GameScreen({ play }: { play: Play }) {
  const { problem, game } = play.state;
  const voice = useVoice(play);
  useFeel(game, voice.speaking || voice.handsFree.state.phase !== 'off');
  const playing = game !== null;
  useEffect(() => {
    if (playing) void loadEnd().catch(() => undefined);
  }, [playing]);
  return (
    <>
      {problem && (
        <ProblemBanner problem={problem} onRetry={play.retry} onDismiss={play.dismissProblem} onHome={play.leave} />
      )}
      <Stage play={play} voice={voice} />
      <audio {...voice.spoken.element} preload="auto" />
    </>
  );
}

function Stage({ play, voice }: { play: Play; voice: Voice }) {
  const { phase, game } = play.state;
  if (phase === 'opening') return <Waiting label="Opening your game" />;
  if (!game) return <StartScreen play={play} voice={voice} />;
  if (game.currentTurn)
    return <PlayScreen key={game.id} play={play} voice={voice} game={game} turn={game.currentTurn} />;
  return (
    <Suspense fallback={<Waiting />}>
      <EndScreen play={play} voice={voice} game={game} onAgain={play.leave} />
    </Suspense>
  );
}
