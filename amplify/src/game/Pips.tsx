import type { Game } from './types';

/** The game so far as twenty marks, one per turn, shaped by the answer. A picture: the words stand beside it. */
export function Pips({ game, answering }: { game: Pick<Game, 'questionLimit' | 'turns'>; answering?: string | null }) {
  return (
    <span className="pips" aria-hidden="true">
      {Array.from({ length: game.questionLimit }, (_, index) => {
        const turn = game.turns[index];
        const answer = turn && (turn.answer ?? answering);
        const mark = answer ?? (turn ? 'current' : 'open');
        // biome-ignore lint/suspicious/noArrayIndexKey: a turn's place in the row is its identity
        return <i key={index} className="pip" data-mark={mark} />;
      })}
    </span>
  );
}
