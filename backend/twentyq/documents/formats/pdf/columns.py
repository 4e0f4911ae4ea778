"""The order in which the spans of a page are read: columns one after the other, between what stands across them."""

from dataclasses import dataclass

from twentyq.documents.formats.pdf.span import Span

STEP = 2.0
"""Points in which a page's width is looked at."""
NARROWEST = 8.0
"""Points of white between columns."""
CROSSING = 0.1
"""Share of the spans that may stand across."""
LEAST_SPANS = 4
"""In a column."""
LEAST_WORDS = 4
"""In a line of prose; a table's cells have fewer."""
PROSE = 0.5
"""Share of a column's text that stands in such lines."""


@dataclass(frozen=True, slots=True)
class _Sides:
    left: list[Span]
    right: list[Span]
    across: list[Span]


def gutters(pages: list[list[Span]]) -> list[float]:
    """Where columns of prose are apart on any page: there the tables of others may be apart as well."""
    found: dict[int, float] = {}
    for spans in pages:
        _collect(spans, found)
    return list(found.values())


def _collect(spans: list[Span], found: dict[int, float]) -> None:
    own = _prose_gutter(spans)
    sides = None if own is None else _sides(spans, own)
    if own is not None and sides:
        found.setdefault(round(own / NARROWEST), own)
        _collect(sides.left, found)
        _collect(sides.right, found)


def regions(spans: list[Span], known: list[float]) -> list[list[Span]]:
    """Stretches that are read one after the other, each in one column."""
    own = _prose_gutter(spans)
    sides = (
        next((sides for gutter in known if (sides := _sides(spans, gutter))), None)
        if own is None
        else _sides(spans, own)
    )
    if sides is None:
        return [spans] if spans else []
    found = []
    top = float("-inf")
    for across in [*sorted(sides.across, key=lambda span: span.middle), None]:
        bottom = across.middle if across else float("inf")
        for side in (sides.left, sides.right):
            found += regions([span for span in side if top <= span.middle < bottom], known)
        if across:
            found.append([across])
            top = bottom
    return _merged(found)


def _merged(found: list[list[Span]]) -> list[list[Span]]:
    """Lines across that follow each other are one stretch."""
    merged: list[list[Span]] = []
    for index, region in enumerate(found):
        if merged and len(region) == 1 and index and len(found[index - 1]) == 1:
            merged[-1].extend(region)
        else:
            merged.append(list(region))
    return merged


def _sides(spans: list[Span], gutter: float) -> _Sides | None:
    """What stands on either side, unless that is next to nothing, or much stands across."""
    left = [span for span in spans if span.right <= gutter]
    right = [span for span in spans if span.left >= gutter]
    across = [span for span in spans if span.left < gutter < span.right]
    few = min(len(left), len(right)) < LEAST_SPANS or len(across) > CROSSING * len(spans)
    return None if few or not _are_beside(left, right) else _Sides(left, right, across)


def _prose_gutter(spans: list[Span]) -> float | None:
    """Where prose stands on both sides."""
    gutter = _gutter(spans)
    sides = None if gutter is None else _sides(spans, gutter)
    return gutter if sides and _is_column(sides.left) and _is_column(sides.right) else None


def _gutter(spans: list[Span]) -> float | None:
    """The middle of the widest white stretch in the inner part of the page."""
    if len(spans) < 2 * LEAST_SPANS:
        return None
    begin, end = min(span.left for span in spans), max(span.right for span in spans)
    counts = [0] * (int((end - begin) / STEP) + 2)
    for span in spans:
        for step in range(int((span.left - begin) / STEP), int((span.right - begin) / STEP) + 1):
            counts[step] += 1
    most = CROSSING * len(spans)
    best, first = (0, 0), None
    for step in range(len(counts) // 5, len(counts) * 4 // 5 + 1):
        if counts[step] > most:
            first = None
            continue
        first = step if first is None else first
        best = max(best, (step + 1 - first, first))
    length, first = best
    return begin + (first + length / 2) * STEP if length * STEP >= NARROWEST else None


def _is_column(spans: list[Span]) -> bool:
    prose = sum(len(span.text) for span in spans if len(span.text.split()) >= LEAST_WORDS)
    return prose >= PROSE * sum(len(span.text) for span in spans)


def _are_beside(left: list[Span], right: list[Span]) -> bool:
    top = max(min(span.top for span in side) for side in (left, right))
    bottom = min(max(span.bottom for span in side) for side in (left, right))
    return bottom > top
