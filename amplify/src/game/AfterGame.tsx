import { BonusQuestion } from './BonusQuestion';
import { TeachForm } from './TeachForm';
import type { Game } from './types';

export interface AfterGameProps {
  readonly game: Game;
  readonly thing: string;
  readonly onTaught: () => void;
}

/** What a player can tell of the thing when the game is over. */
export default function AfterGame({ game, thing, onTaught }: AfterGameProps) {
  return (
    <>
      {game.status === 'STUMPED' && <TeachForm game={game} thing={thing} onTaught={onTaught} />}
      <BonusQuestion gameId={game.id} />
    </>
  );
}
