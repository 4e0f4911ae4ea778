import { useCallback } from 'react';
import { Problem } from '../connection/problem';
import { endText } from '../game/endText';
import { fetchGame } from '../game/fetchGame';
import { MarksLegend } from '../game/MarksLegend';
import { Pips } from '../game/Pips';
import { RecapView } from '../game/RecapView';
import { TurnList } from '../game/TurnList';
import type { Game } from '../game/types';
import type { Play } from '../game/useGame';
import { useSources } from '../game/useSources';
import { ProblemBanner } from '../shell/ProblemBanner';
import { ScreenTitle } from '../shell/ScreenTitle';
import { useLoad } from '../shell/useLoad';
import { Waiting } from '../shell/Waiting';

/** One game of the history with all its turns. */
export function PastGameScreen({ gameId, play }: { gameId: string; play: Play }) {
  const { data: game, problem, reload } = useLoad(useCallback(() => loadGame(gameId), [gameId]));
  const toHistory = () => window.location.assign('#/history');
  if (problem) return <ProblemBanner problem={problem} onRetry={reload} onDismiss={toHistory} onHome={toHistory} />;
  if (!game) return <Waiting label="Loading the game" />;
  return <PastGame game={game} play={play} />;
}

function PastGame({ game, play }: { game: Game; play: Play }) {
  const running = game.status === 'IN_PROGRESS';
  const { kicker, title, detail } = endText(game);
  const sources = useSources(game);
  function onContinue() {
    play.open(game.id);
    window.location.assign('#/');
  }
  return (
    <main className="page">
      <a className="back" href="#/history">
        All games
      </a>
      {kicker && <p className="kicker">{kicker}</p>}
      <ScreenTitle>{running ? 'Still playing' : title}</ScreenTitle>
      <Pips game={game} />
      {running ? (
        <button type="button" className="button button-strong button-wide" onClick={onContinue}>
          Continue this game
        </button>
      ) : (
        <p>{detail}</p>
      )}
      {game.recap && <RecapView recap={game.recap} />}
      {!sources.late && sources.value}
      {!sources.waiting && (
        <>
          <TurnList turns={game.turns} left={game.recap?.thingsLeft ?? []} />
          <MarksLegend />
        </>
      )}
      {sources.late && sources.value}
    </main>
  );
}

async function loadGame(id: string): Promise<Game> {
  const game = await fetchGame(id);
  if (game) return game;
  throw new Problem('GameNotFound', 'This game is no longer kept.', { wayOut: 'home' });
}
