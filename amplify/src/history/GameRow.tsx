import { outcome } from './outcome';
import type { GameSummary } from './useGamePages';

const DATE = { dateStyle: 'medium', timeStyle: 'short' } as const;

const UNNAMED: Record<GameSummary['status'], string> = {
  IN_PROGRESS: 'Still playing',
  GUESSED: 'Named',
  STUMPED: 'A secret',
  ABANDONED: 'Not finished',
};

/** One game of the history: what it was, how it ended, when. */
export function GameRow({ game }: { game: GameSummary }) {
  return (
    <li>
      <a href={`#/history/${encodeURIComponent(game.id)}`}>
        <b>{game.thing ?? game.currentTurn?.text ?? UNNAMED[game.status]}</b>
        <span>{outcome(game)}</span>
        <time dateTime={game.startedAt}>{new Date(game.startedAt).toLocaleString(undefined, DATE)}</time>
      </a>
    </li>
  );
}
