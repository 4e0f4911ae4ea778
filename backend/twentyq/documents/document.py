"""A document that was read: its text, and where everything in it stands.

The canonical text is NFC, with runs of white space as one space and hidden text left out; offsets count its characters.
"""

import msgspec


class Page(msgspec.Struct, frozen=True, tag=True):
    """A place in a PDF. Pages count from 1; boxes are (left, top, right, bottom) in points from the upper left."""

    first: int
    last: int
    boxes: tuple[tuple[float, float, float, float], ...] = ()


class Cell(msgspec.Struct, frozen=True, tag=True, gc=False):
    """A place in a table. Rows and columns count from 1, as the file has them; `a1` is a spreadsheet's own name."""

    sheet: str | None
    row: int
    column: int
    header: str
    a1: str


class Section(msgspec.Struct, frozen=True, tag=True):
    """A place under headings, the outermost first. Paragraphs count from 1 under the last heading."""

    headings: tuple[str, ...]
    paragraph: int


class Lines(msgspec.Struct, frozen=True, tag=True):
    """A place in a plain text. Lines count from 1."""

    first: int
    last: int


Locator = Page | Cell | Section | Lines


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a document's text: `text` is what stands from `start` to before `end`."""

    document: str
    """The id of its document."""
    start: int
    end: int
    text: str
    locator: Locator


class TableCell(msgspec.Struct, frozen=True, array_like=True, omit_defaults=True, gc=False):
    """What stands in one cell, and from which character of the document's text on. Empty cells have an empty text."""

    text: str
    start: int
    place: Locator | None = None
    """Set where the file is no spreadsheet, or where a merged cell begins."""


class Table(msgspec.Struct, frozen=True):
    """A table within a document: a header, and rows of as many cells as the header has."""

    document: str
    """The id of its document."""
    name: str
    """The sheet, the caption, the heading or the file; for people to tell tables apart."""
    header: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    place: Locator
    """Of the table as a whole: where its header stands."""
    row_numbers: tuple[int, ...]
    """Of every row, as the file counts; hidden rows are missing."""
    column_numbers: tuple[int, ...]
    """Of every column, as the file counts; hidden columns are missing."""
    sheet: str | None = None
    """Set where the file is a workbook."""
    from_prose: bool = False
    """Whether it was read out of regular prose, whose sentences are passages as well."""

    def locator(self, row: int, column: int) -> Locator:
        """Where a cell stands; row and column count from 0 in `rows`."""
        return self.rows[row][column].place or Cell(
            sheet=self.sheet,
            row=self.row_numbers[row],
            column=self.column_numbers[column],
            header=self.header[column],
            a1=f"{letters(self.column_numbers[column])}{self.row_numbers[row]}",
        )

    def passage(self, row: int, column: int) -> Passage:
        """A cell as what can be cited."""
        cell = self.rows[row][column]
        return Passage(self.document, cell.start, cell.start + len(cell.text), cell.text, self.locator(row, column))


def letters(column: int) -> str:
    """A column's name in a spreadsheet: 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


class Document(msgspec.Struct, frozen=True):
    """A file as it was read."""

    id: str
    """SHA-256 of the canonical text, hexadecimal."""
    name: str
    """The file's name, as it was uploaded."""
    text: str
    passages: tuple[Passage, ...]
    """Sentences of its prose, in order, those as well that were read as a table; no rows of tables."""
    tables: tuple[Table, ...] = ()
    warnings: tuple[str, ...] = ()
    """What was left out, for the owner to know."""
