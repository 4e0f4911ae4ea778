import type { CSSProperties } from 'react';
import type { Game } from './types';

export interface PipsProps {
  readonly game: Pick<Game, 'questionLimit' | 'extraQuestions' | 'turns'>;
  readonly answering?: string | null;
}

/** The game so far as marks, one per turn, shaped by the answer. A picture: the words stand beside it. */
export function Pips({ game, answering }: PipsProps) {
  const count = game.questionLimit + game.extraQuestions;
  return (
    <span className="pips" style={{ '--count': count } as CSSProperties} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => {
        const turn = game.turns[index];
        const answer = turn && (turn.answer ?? answering);
        const mark = answer ?? (turn ? 'current' : 'open');
        // biome-ignore lint/suspicious/noArrayIndexKey: a turn's place in the row is its identity
        return <i key={index} className="pip" data-mark={mark} />;
      })}
    </span>
  );
}
