import type { CitationFieldsFragment } from '../generated/deckOperations';

type Place = Omit<CitationFieldsFragment, 'documentId' | 'quote' | 'prefix' | 'suffix' | 'start' | 'end'>;

/** Where something stands: file, and page, cell, section or line. */
export function placeText(place: Place): string {
  return [place.file, ...parts(place)].join(', ');
}

function parts(place: Place): string[] {
  if (place.page !== null) return [pages(place.page, place.lastPage)];
  if (place.cell !== null) {
    const cell = place.header ? `cell ${place.cell} (${place.header})` : `cell ${place.cell}`;
    return place.sheet ? [`sheet ${place.sheet}`, cell] : [cell];
  }
  if (place.firstLine !== null) return [lines(place.firstLine, place.lastLine)];
  const paragraph = place.paragraph === null ? [] : [`paragraph ${place.paragraph}`];
  return [...place.headings, ...paragraph];
}

function pages(first: number, last: number | null): string {
  return last === null || last === first ? `page ${first}` : `pages ${first} to ${last}`;
}

function lines(first: number, last: number | null): string {
  return last === null || last === first ? `line ${first}` : `lines ${first} to ${last}`;
}
