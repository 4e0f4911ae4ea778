"""Lines become paragraphs, over columns and pages; hyphens at their ends are undone."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from twentyq.documents.blocks import Prose
from twentyq.documents.document import Locator, Page
from twentyq.documents.formats.pdf.span import Span
from twentyq.documents.regular.labels import is_labelled

HEADING = 1.12
"""Times the size of the text around it."""
LONGEST_HEADING = 120
APART = 1.6
"""Times the size of the font between the middles of lines that are still one paragraph."""
SHORT = 0.85
"""Of the column's width: a line that ends earlier may end its paragraph."""
_ENDED = re.compile("[.!?:\u2026][\"'\u201d\u2019)\\]]*$")
_HYPHENATED = re.compile(r"\w-$")
_BULLET = re.compile("^[\u2022\u25e6\u25aa\u2023\u00b7*\u2013-]\\s")
_NUMBERED = re.compile(r"^\(?\d{1,3}[.)]\s")
_WORD = re.compile(r"\w+(?:-\w+)*")


def paragraphs(lines: list[Span], body: float, words: frozenset[str]) -> Iterator[Prose]:
    """Of lines in reading order; `words` are those of the document, which tell hyphens apart."""
    right = max((line.right for line in lines), default=0.0)
    left = min((line.left for line in lines), default=0.0)
    held: list[Span] = []
    for line in lines:
        if held and _begins(held[-1], line, left + SHORT * (right - left)):
            yield _prose(held, body, words)
            held = []
        held.append(line)
    if held:
        yield _prose(held, body, words)


def _begins(last: Span, line: Span, short: float) -> bool:
    """Whether a line begins a paragraph."""
    if abs(line.size - last.size) > 0.08 * last.size or _BULLET.match(line.text):
        return True
    ended = bool(_ENDED.search(last.text))
    if (ended and _NUMBERED.match(line.text)) or (is_labelled(line.text) and is_labelled(last.text)):
        return True
    if line.page != last.page or line.top < last.top - last.size:
        return ended and not line.text[0].islower()
    apart = line.middle - last.middle > APART * max(line.size, last.size)
    indented = line.left - last.left > 0.5 * line.size and ended
    return apart or indented or (ended and last.right < short)


def vocabulary(lines: list[Span]) -> frozenset[str]:
    """The words of lines, but for those cut at their ends."""
    found: set[str] = set()
    for line in lines:
        found.update(_WORD.findall(line.text.lower())[1 : -1 if line.text.endswith("-") else None])
    return frozenset(found)


def _prose(lines: list[Span], body: float, words: frozenset[str]) -> Prose:
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for line in lines:
        text, glue = line.text, " " if pieces else ""
        if pieces and _HYPHENATED.search(pieces[-1]) and text[0].islower():
            glue = ""
            if not _keeps_hyphen(pieces[-1], text, words):
                pieces[-1] = pieces[-1][:-1]
                length -= 1
        starts.append(length + len(glue))
        pieces.append(glue + text)
        length += len(glue) + len(text)
    text = "".join(pieces)
    is_heading = lines[0].size >= HEADING * body and len(text) <= LONGEST_HEADING
    return Prose(text, _placed(lines, starts), _level(lines[0].size, body) if is_heading else 0)


def _keeps_hyphen(last: str, text: str, words: frozenset[str]) -> bool:
    first, rest = re.split(r"[^\w-]", last[:-1].lower())[-1], re.split(r"\W", text.lower())[0]
    return f"{first}-{rest}" in words and f"{first}{rest}" not in words


def _level(size: float, body: float) -> int:
    """Headings of the same size have the same level; larger ones stand above."""
    return max(1, 6 - round(5 * (size / body - 1)))


def _placed(lines: list[Span], starts: list[int]) -> "_Placed":
    return _Placed(lines, starts)


class _Placed:
    """Pages and boxes of the lines that a stretch of a paragraph touches."""

    def __init__(self, lines: list[Span], starts: list[int]) -> None:
        self._lines = lines
        self._starts = starts

    def __call__(self, start: int, end: int) -> Locator:
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_right(self._starts, end - 1), first + 1)
        touched = self._lines[first:last]
        return Page(touched[0].page, touched[-1].page, tuple(line.box for line in touched))


def body_size(lines: list[Span]) -> float:
    """The size of the font in which most of the text is set."""
    counts: dict[float, int] = {}
    for line in lines:
        counts[round(line.size, 1)] = counts.get(round(line.size, 1), 0) + len(line.text)
    return max(counts, key=counts.__getitem__, default=10.0)
