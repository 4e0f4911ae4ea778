import type { Voice } from '../voice/useVoice';
import { BonusQuestion } from './BonusQuestion';
import { TeachForm } from './TeachForm';
import type { Game } from './types';

export interface AfterGameProps {
  readonly game: Game;
  readonly thing: string;
  readonly voice: Voice;
  /** Whether something else is asked, or under way. */
  readonly quiet: boolean;
  readonly onChanged: () => void;
  readonly onAgain: () => void;
}

/** What a player can tell of the thing when the game is over. */
export default function AfterGame({ game, thing, voice, quiet, onChanged, onAgain }: AfterGameProps) {
  return (
    <>
      {game.status === 'STUMPED' && <TeachForm game={game} thing={thing} onTaught={onChanged} />}
      <BonusQuestion gameId={game.id} voice={voice} quiet={quiet} onChanged={onChanged} onAgain={onAgain} />
    </>
  );
}
