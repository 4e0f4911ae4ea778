import { MarksLegend } from './MarksLegend';
import { TurnList } from './TurnList';
import type { Game } from './types';

/** All that was asked in a finished game, with what the marks mean. */
export function AllTurns({ game }: { game: Game }) {
  if (game.turns.length === 0) return null;
  return (
    <section aria-labelledby="all-turns">
      <h2 id="all-turns">{game.turns.length === 1 ? 'The turn' : `All ${game.turns.length} turns`}</h2>
      <TurnList turns={game.turns} left={game.recap?.thingsLeft ?? []} />
      <MarksLegend />
    </section>
  );
}
