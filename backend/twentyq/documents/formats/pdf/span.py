"""A piece of a line on a page."""

from dataclasses import dataclass

from twentyq.documents.document import Page

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Span:
    """Words that stand beside each other. In points from the upper left corner of the page."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    """Of the font."""

    @property
    def middle(self) -> float:
        """Between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        """Left, top, right, bottom, to a tenth of a point."""
        return round(self.left, 1), round(self.top, 1), round(self.right, 1), round(self.bottom, 1)

    def locator(self) -> Page:
        """Where it stands."""
        return Page(self.page, self.page, (self.box,))


def joined(spans: list[Span]) -> Span:
    """Spans of one line or cell as one, in their order."""
    if len(spans) == 1:
        return spans[0]
    text = spans[0].text
    for span in spans[1:]:
        cut = text.endswith("-") and span.text[:1].islower() and span.left < spans[0].right  # eagle- / owl in a cell
        text += span.text if cut else f" {span.text}"
    return Span(
        text,
        spans[0].page,
        min(span.left for span in spans),
        min(span.top for span in spans),
        max(span.right for span in spans),
        max(span.bottom for span in spans),
        max(spans, key=lambda span: len(span.text)).size,
    )


def rows(spans: list[Span]) -> list[list[Span]]:
    """Spans beside each other, from top to bottom, each row from left to right."""
    found: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: span.middle):
        last = found[-1][-1] if found else None
        if last and abs(span.middle - last.middle) <= 0.5 * min(span.bottom - span.top, last.bottom - last.top):
            found[-1].append(span)
        else:
            found.append([span])
    return [sorted(row, key=lambda span: span.left) for row in found]
