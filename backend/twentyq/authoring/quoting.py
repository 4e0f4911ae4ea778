"""Quotes: stretches of documents, with what stands around them and where they are."""

from twentyq.authoring.draft import Quote
from twentyq.documents.document import Cell, Document, Lines, Page, Passage, Section

LONGEST = 300
AROUND = 40
"""Characters before and after a quote that are kept to find it again."""


def quote(document: Document, passage: Passage) -> Quote:
    """A passage's first 300 characters."""
    start, end = passage.start, min(passage.end, passage.start + LONGEST)
    place = passage.locator
    return Quote(
        document=document.id,
        file=document.name,
        start=start,
        end=end,
        text=document.text[start:end],
        prefix=document.text[max(0, start - AROUND) : start],
        suffix=document.text[end : end + AROUND],
        page=place if isinstance(place, Page) else None,
        cell=place if isinstance(place, Cell) else None,
        section=place if isinstance(place, Section) else None,
        lines=place if isinstance(place, Lines) else None,
    )
