import { ANSWER_LABELS } from './answers';
import type { Turn } from './types';

/** Remarks that are told in full; of more, their number. */
const TOLD = 2;

/** What an answer's words said besides, in a sentence or two; empty where they said nothing. */
export function remarksText(remarks: Turn['remarks']): string {
  const told = remarks.slice(0, TOLD).map(({ text, answer }) => `${text} ${ANSWER_LABELS[answer]}.`);
  const more = remarks.length - told.length;
  return [...told, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}
