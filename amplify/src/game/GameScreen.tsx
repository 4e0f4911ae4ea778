import { ProblemBanner } from '../shell/ProblemBanner';
import { Waiting } from '../shell/Waiting';
import { EndScreen } from './EndScreen';
import { PlayScreen } from './PlayScreen';
import { StartScreen } from './StartScreen';
import type { Play } from './useGame';

/** The start, a question or the end, as the game stands. */
export function GameScreen({ play }: { play: Play }) {
  const { problem } = play.state;
  return (
    <>
      {problem && (
        <ProblemBanner problem={problem} onRetry={play.retry} onDismiss={play.dismissProblem} onHome={play.leave} />
      )}
      <Stage play={play} />
    </>
  );
}

function Stage({ play }: { play: Play }) {
  const { phase, game } = play.state;
  if (phase === 'opening') return <Waiting label="Opening your game" />;
  if (!game) return <StartScreen play={play} />;
  if (game.currentTurn) return <PlayScreen key={game.id} play={play} game={game} turn={game.currentTurn} />;
  return <EndScreen play={play} game={game} onAgain={play.leave} />;
}
