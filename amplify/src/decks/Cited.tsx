import type { CitationFieldsFragment } from '../generated/deckOperations';
import { placeText } from './placeText';

/** What documents say, and where. */
export function Cited({ citations }: { citations: readonly CitationFieldsFragment[] }) {
  return citations.map((citation) => (
    <figure key={`${citation.documentId} ${citation.start}`} className="cited">
      <blockquote>
        {citation.prefix}
        <mark>{citation.quote}</mark>
        {citation.suffix}
      </blockquote>
      <figcaption>{placeText(citation)}</figcaption>
    </figure>
  ));
}
