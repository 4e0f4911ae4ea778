"""Headers and footers: lines at the top or bottom of pages that repeat, but for their numbers."""

import re
from collections import Counter

from twentyq.documents.formats.pdf.span import Span, rows

LINES = 2
"""At each end of a page."""
LEAST_PAGES = 3
"""With the same line; two of a document that has fewer than five."""
EDGE = 0.15
"""Of the page's height, at each end."""
NEAR = 3
"""Rows beside which a row is compared with: cells may have several lines."""
CELL_WORDS = 4
_NUMBER = re.compile(r"\d{1,6}")

Row = list[Span]


def without_repeated(pages: list[list[Span]], heights: list[float]) -> list[list[Span]]:
    """The pages without their headers and footers."""
    edges = [_edges(spans, height) for spans, height in zip(pages, heights, strict=True)]
    counts = Counter(key for edge in edges for key in {key for span in edge for key in _keys(span)})
    least = LEAST_PAGES if len(pages) > 4 else 2
    kept = []
    for spans, edge in zip(pages, edges, strict=True):
        dropped = {id(span) for span in edge if any(counts[key] >= least for key in _keys(span))}
        kept.append([span for span in spans if id(span) not in dropped])
    return kept


def _edges(spans: list[Span], height: float) -> list[Span]:
    """What stands near the top and the bottom, but for a table's rows, which go on within the page."""
    lines = rows(spans)
    found: list[Span] = []
    for index, row in enumerate(lines):
        is_first = index < LINES and row[0].bottom < EDGE * height
        is_last = index >= len(lines) - LINES and row[0].top > (1 - EDGE) * height
        inside = lines[index + 1 : index + 1 + NEAR] if is_first else lines[max(index - NEAR, 0) : index]
        if (is_first or is_last) and not any(_is_of_table(row, other) for other in inside):
            found += row
    return found


def _is_of_table(row: Row, other: Row) -> bool:
    """Whether every piece of a row stands over or under one of another, which are a table's cells."""
    cells = len(other) > 2 or all(len(span.text.split()) <= CELL_WORDS for span in other)
    within = all(any(one.left < two.right and two.left < one.right for two in other) for one in row)
    return 1 < len(row) <= len(other) and cells and within


def _keys(span: Span) -> set[tuple[str, int]]:
    """What it says, as it is and with its numbers counted from the page's, and about where it stands."""
    height = round(span.middle / 10)
    first, every = (_NUMBER.sub(lambda match: f"#{int(match[0]) - span.page}", span.text, count) for count in (1, 0))
    return {(span.text, height), (first, height), (every, height)}
