"""A document that was read: its text, and where everything in it stands.

The canonical text is NFC, with runs of white space as one space and hidden text left out; offsets count its characters.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A place in a PDF. Pages count from 1; boxes are (left, top, right, bottom) in points from the upper left."""

    first: int
    last: int
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table. Rows and columns count from 1, as the file has them; `a1` is a spreadsheet's own name."""

    sheet: str | None
    row: int
    column: int
    header: str
    a1: str


@dataclass(frozen=True, slots=True)
class Section:
    """A place under headings, the outermost first. Paragraphs count from 1 under the last heading."""

    headings: tuple[str, ...]
    paragraph: int


@dataclass(frozen=True, slots=True)
class Lines:
    """A place in a plain text. Lines count from 1."""

    first: int
    last: int


Locator = Page | Cell | Section | Lines


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's text: `text` is what stands from `start` to before `end`."""

    document: str
    """The id of its document."""
    start: int
    end: int
    text: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in one cell, and from which character of the document's text on. Empty cells have an empty text."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table within a document: a header, and rows of as many cells as the header has."""

    document: str
    name: str
    """The sheet, the caption or the file; for people to tell tables apart."""
    header: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    place: Locator
    """Of the table as a whole: where its header stands."""
    first_row: int
    """The row of the file in which `rows` begin."""
    first_column: int = 1
    sheet: str | None = None
    """Set where the file is a spreadsheet."""
    pages: tuple[int, ...] = ()
    """The page of every row, where the file has pages."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read."""

    id: str
    """SHA-256 of the canonical text, hexadecimal."""
    name: str
    """The file's name, as it was uploaded."""
    text: str
    passages: tuple[Passage, ...]
    """Sentences of its prose, in order; what stands in `tables` is not among them."""
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()
    """What was left out, for the owner to know."""

    def quotes(self, passages: tuple[Passage, ...]) -> Iterator[bool]:
        """Whether each passage is a stretch of this text."""
        return (self.text[passage.start : passage.end] == passage.text for passage in passages)
