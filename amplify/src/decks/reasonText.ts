import type { ColumnReason } from '../generated/deckOperations';

const REASONS: Record<ColumnReason, string> = {
  CODES: 'Left out: it looks like codes or numbers of a list, which nobody knows by heart.',
  CONSTANT: 'Left out: it is the same for everything.',
  COORDINATES: 'Left out: it looks like coordinates.',
  EMPTY: 'Left out: most of it is empty.',
  LINKS: 'Left out: it holds links.',
  LONG_TEXT: 'Left out: free text, nothing to ask about.',
  OPINION: 'Left out: what you think of it or have of it, which others do not know.',
  OWNER: 'Left out, as you wanted.',
  SAME_SPLIT: 'Left out: another column tells the things apart in the same way.',
  TOO_VARIED: 'Left out: every thing has something else there.',
  UNWORDED:
    'Left out: its heading makes no plain question, or one that may read oddly. Switch it on and put the question in your own words.',
};

/** Why a column is not asked about. */
export function reasonText(reason: ColumnReason | null): string {
  return reason ? REASONS[reason] : 'Left out.';
}
