"""What is read one after the other over all pages: tables, and the paragraphs between them."""

from collections.abc import Iterator, Sequence

from twentyq.documents.blocks import Block
from twentyq.documents.formats.pdf.aligned import Aligned, add_rows, goes_on, tables_in
from twentyq.documents.formats.pdf.columns import gutters, regions
from twentyq.documents.formats.pdf.paragraphs import body_size, paragraphs, vocabulary
from twentyq.documents.formats.pdf.repeated import without_repeated
from twentyq.documents.formats.pdf.ruled import Ruled, ruled_tables
from twentyq.documents.formats.pdf.span import Span, joined, rows
from twentyq.documents.formats.pdf.words import PageContent

Piece = Aligned | list[Span]


def parts(pages: Sequence[PageContent]) -> Iterator[Aligned | list[Block]]:
    """Tables and paragraphs; both go on over columns and pages."""
    split = [ruled_tables(page.spans, page.rules) for page in pages]
    prose = without_repeated([spans for _, spans in split], [page.height for page in pages])
    every = [span for spans in prose for span in spans]
    body, words, known = body_size(every), vocabulary(every), gutters(prose)
    flow: list[Span] = []
    table: Aligned | None = None
    for (ruled, _), spans in zip(split, prose, strict=True):
        for piece in _pieces(ruled, spans, known):
            if table and isinstance(piece, Aligned) and goes_on(table, piece):
                add_rows(table, piece)
                continue
            if table:
                yield table
                table = None
            if isinstance(piece, Aligned):
                yield list(paragraphs(flow, body, words))
                flow, table = [], piece
            else:
                flow += [joined(row) for row in rows(piece)]
    if table:
        yield table
    yield list(paragraphs(flow, body, words))


def _pieces(ruled: Sequence[Ruled], spans: list[Span], known: list[float]) -> Iterator[Piece]:
    """A page in reading order; a ruled table stands where its place is."""
    tables = {id(one.place): one.table for one in ruled}
    for region in regions(spans + [one.place for one in ruled], known):
        places = sorted((span for span in region if id(span) in tables), key=lambda span: span.top)
        text = [span for span in region if id(span) not in tables]
        for place in places:
            yield from tables_in([span for span in text if span.middle < place.middle])
            text = [span for span in text if span.middle >= place.middle]
            yield tables[id(place)]
        yield from tables_in(text)
