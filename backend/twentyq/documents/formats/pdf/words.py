"""The text of a page as spans, hidden text told apart."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdf
import pypdfium2.raw as pdfium

from twentyq.documents.canonical import canonical
from twentyq.documents.formats.pdf.rules import Rules, rules_of
from twentyq.documents.formats.pdf.span import Box, Span
from twentyq.documents.formats.pdf.visibility import Visibility, bounds_of, size_of

GAP = 1.0
"""Em between words that are not read on; spaces of justified lines are narrower."""
HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\xad": "-"})
"""What pdfium makes of a hyphen at the end of a line."""
_WORD = re.compile("[^\\s\x02\ufffe]+[\x02\ufffe]?")
"""Up to the hyphen that cuts it; pdfium does not tell that a line ends there."""
_BREAKS = frozenset("\r\n\x02\ufffe")


@dataclass(frozen=True, slots=True)
class _Object:
    key: int
    bounds: Box
    size: float
    hidden: bool


@dataclass(frozen=True, slots=True)
class PageContent:
    """What can be seen on a page."""

    spans: list[Span]
    """In the order in which they were drawn."""
    rules: Rules
    height: float
    hid: bool
    """Whether hidden text was left out."""


def content_of(page: pdf.PdfPage, number: int) -> PageContent:
    """Read a page; pages count from 1."""
    reader = _PageReader(page, number)
    return PageContent(list(reader.spans()), reader.rules, page.get_height(), reader.hid)


class _PageReader:
    def __init__(self, page: pdf.PdfPage, number: int) -> None:
        self._page = page
        self._number = number
        self._text = page.get_textpage()
        left, bottom, right, top = page.get_cropbox()
        self._origin = left, top
        self._visibility = Visibility(page.raw, (left, bottom, right, top))
        self._objects: dict[int, _Object] = {}
        self.rules = rules_of(page.raw, self._origin)
        self.hid = False

    def spans(self) -> Iterator[Span]:
        words: list[tuple[str, float, float, _Object]] = []
        text = _characters(self._text)
        end = 0
        for match in _WORD.finditer(text):
            item = self._object(match.start())
            left, right = self._sides(match.start())[0], self._sides(match.end() - 1)[1]
            broken = not _BREAKS.isdisjoint(text[max(end - 1, 0) : match.start()])
            end = match.end()
            if item.hidden:
                self.hid = True
                continue
            if words and (broken or self._are_apart(words[-1][2], left, item)):
                yield from self._span(words)
                words = []
            words.append((match[0], left, right, item))
        yield from self._span(words)

    def _are_apart(self, right: float, left: float, item: _Object) -> bool:
        """Whether a word stands too far from the one before, or behind a line."""
        if not -0.5 * item.size < left - right < GAP * item.size:
            return True
        x, y = self._origin[0], self._origin[1] - (item.bounds[1] + item.bounds[3]) / 2
        return self.rules.cut(right - x, left - x, y)

    def _span(self, words: list[tuple[str, float, float, _Object]]) -> Iterator[Span]:
        text = canonical(" ".join(word[0] for word in words).translate(HYPHENS))
        if text:
            left, top = self._origin
            yield Span(
                text,
                self._number,
                min(word[1] for word in words) - left,
                top - max(word[3].bounds[3] for word in words),
                max(word[2] for word in words) - left,
                top - min(word[3].bounds[1] for word in words),
                max(words, key=lambda word: len(word[0]))[3].size,
            )

    def _sides(self, index: int) -> tuple[float, float]:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(
            self._text.raw, index, ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top)
        )
        return left.value, right.value

    def _object(self, index: int) -> _Object:
        item = pdfium.FPDFText_GetTextObject(self._text.raw, index)
        key = ctypes.cast(item, ctypes.c_void_p).value or 0
        if key not in self._objects:
            self._objects[key] = self._judged(item, key)
        return self._objects[key]

    def _judged(self, item: object, key: int) -> _Object:
        if not key:
            return _Object(key, (0.0, 0.0, 0.0, 0.0), 0.0, hidden=True)
        bounds, size = bounds_of(item), size_of(item)
        return _Object(key, bounds, size, self._visibility.is_hidden(item, bounds, size))


def _characters(text: pdf.PdfTextPage) -> str:
    """One character for each that pdfium counts."""
    count = text.count_chars()
    whole = text.get_text_range() if count else ""
    if len(whole) == count:
        return str(whole)
    return "".join(chr(pdfium.FPDFText_GetUnicode(text.raw, index) or 32) for index in range(count))
