"""Plain text: paragraphs between empty lines, each with its lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from twentyq.documents.blocks import Parsed, Prose
from twentyq.documents.canonical import canonical
from twentyq.documents.document import Lines, Locator
from twentyq.documents.encodings import decode
from twentyq.documents.regular.labels import label_of

_ITEM = re.compile("(?:[-*\u2022\u2013]|\\(?\\d{1,3}[.)])\\s+\\S")
_RULE = re.compile(r"[-=_*~#\s]+")


def parse_plain(data: bytes, name: str) -> Parsed:
    """Paragraphs. A line that begins an item or the next of several labels is one by itself."""
    text, warnings = decode(data, name)
    lines = [canonical(line) for line in text.splitlines()]
    return Parsed(tuple(_prose(lines)), warnings)


def _prose(lines: list[str]) -> Iterator[Prose]:
    held: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], start=1):
        if not line or _RULE.fullmatch(line) or (held and _begins(held[-1][1], line)):
            if held:
                yield _paragraph(held)
            held = []
        if line and not _RULE.fullmatch(line):
            held.append((number, line))


def _begins(last: str, line: str) -> bool:
    """Whether a line begins something within a paragraph: an item, or one of several labels."""
    return bool(_ITEM.match(line)) or bool(label_of(line) and label_of(last))


def _paragraph(held: list[tuple[int, str]]) -> Prose:
    starts, length = [], 0
    for _, line in held:
        starts.append(length)
        length += len(line) + 1

    def place(start: int, end: int) -> Locator:
        return Lines(held[bisect_right(starts, start) - 1][0], held[bisect_right(starts, end - 1) - 1][0])

    return Prose(" ".join(line for _, line in held), place)
