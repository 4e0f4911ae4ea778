import { ANSWER_LABELS } from './answers';
import { MARKS, RIGHT_GUESS, WRONG_GUESS } from './shareText';
import type { Answer } from './types';

interface Row {
  readonly mark: Answer | 'open';
  readonly shared: string;
  readonly meaning: string;
}

/** What the circles look like, for who does not see them. */
const SHAPES: Record<Row['mark'], string> = {
  YES: 'Full circle',
  PROBABLY: 'Circle, two thirds full',
  SOMETIMES: 'Circle, the lower half full',
  UNKNOWN: 'Dashed circle',
  PROBABLY_NOT: 'Circle, a third full',
  NO: 'Empty circle',
  open: 'Dot',
};

const ROWS: readonly Row[] = [
  ...Object.entries(MARKS).map(([answer, shared]) => {
    const mark = answer as Answer;
    return { mark, shared, meaning: ANSWER_LABELS[mark] };
  }),
  { mark: 'YES', shared: RIGHT_GUESS, meaning: 'A right guess' },
  { mark: 'NO', shared: WRONG_GUESS, meaning: 'A wrong guess' },
  { mark: 'open', shared: '', meaning: 'A turn that was not needed' },
];

/** What each mark of a turn means, on the screen and as it is shared. */
export function MarksLegend() {
  return (
    <details className="legend">
      <summary>What the marks mean</summary>
      <p>Every turn has its mark at the top, and one of a colour where the marks are shared.</p>
      <ul>
        {ROWS.map(({ mark, shared, meaning }) => (
          <li key={meaning}>
            <i className="pip" data-mark={mark} role="img" aria-label={SHAPES[mark]} />
            <span>{shared}</span>
            {meaning}
          </li>
        ))}
      </ul>
    </details>
  );
}
