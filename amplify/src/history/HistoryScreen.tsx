import { ProblemBanner } from '../shell/ProblemBanner';
import { ScreenTitle } from '../shell/ScreenTitle';
import { Waiting } from '../shell/Waiting';
import { GameRow } from './GameRow';
import { useGamePages } from './useGamePages';

/** Every game of the player, newest first. */
export function HistoryScreen() {
  const { games, loading, hasMore, problem, loadMore } = useGamePages();
  return (
    <main className="page">
      {problem && <ProblemBanner problem={problem} onRetry={loadMore} onDismiss={loadMore} />}
      <ScreenTitle>History</ScreenTitle>
      {!loading && !problem && games.length === 0 && (
        <p>
          No games yet. <a href="#/">Play the first one.</a>
        </p>
      )}
      <ul className="games">
        {games.map((game) => (
          <GameRow key={game.id} game={game} />
        ))}
      </ul>
      {loading && <Waiting label="Loading games" />}
      {hasMore && (
        <button type="button" className="button button-wide" aria-disabled={loading} onClick={loadMore}>
          Show older games
        </button>
      )}
    </main>
  );
}
