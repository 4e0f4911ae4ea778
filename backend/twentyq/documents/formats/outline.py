"""Blocks of a document under headings: each paragraph and each table counts under the last of them."""

from twentyq.documents.blocks import Block, Parsed, Prose
from twentyq.documents.canonical import canonical
from twentyq.documents.document import Section
from twentyq.documents.tables.raw import RawGrid
from twentyq.documents.tables.shape import shape

Rows = list[list[str]]
Merged = dict[tuple[int, int], tuple[int, int]]


class Outline:
    """Collects what a parser finds."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._warnings: list[str] = []
        self._headings: list[tuple[int, str]] = []
        self._count = 0
        self.hid = False
        """Whether text that cannot be seen was left out."""

    def heading(self, level: int, text: str) -> None:
        """A heading; those of its level and below have ended."""
        if text := canonical(text):
            self._headings = [(other, name) for other, name in self._headings if other < level] + [(level, text)]
            self._count = 0
            place = self._place()
            self._blocks.append(Prose(text, lambda _start, _end: place, level))

    def paragraph(self, text: str, *, is_term: bool = False) -> None:
        """A paragraph."""
        if text := canonical(text):
            self._count += 1
            place = self._place()
            self._blocks.append(Prose(text, lambda _start, _end: place, is_term=is_term))

    def table(self, rows: Rows, merged: Merged, *, header: bool | None = None, name: str = "") -> None:
        """A table; rows and columns of `merged` count from 1."""
        if not any(any(row) for row in rows):
            return
        self._count += 1
        place = self._place()
        width = max(map(len, rows))
        raw = RawGrid(
            name=canonical(name) or (self._headings[-1][1] if self._headings else "Table"),
            rows=[[*map(canonical, row), *[""] * (width - len(row))] for row in rows],
            row_numbers=list(range(1, len(rows) + 1)),
            column_numbers=list(range(1, width + 1)),
            place=lambda _row, _column: place,
            merged=merged,
            header=header or None,
        )
        blocks, warnings = shape(raw)
        self._blocks += blocks
        self._warnings += warnings

    def parsed(self) -> Parsed:
        """All of it."""
        hid = ["Text that cannot be seen was left out."] if self.hid else []
        return Parsed(tuple(self._blocks), (*hid, *self._warnings))

    def _place(self) -> Section:
        return Section(tuple(name for _, name in self._headings), self._count)


class Cells:
    """A table while it is read, cell by cell; rows and columns count from 1."""

    def __init__(self) -> None:
        self.rows: Rows = []
        self.merged: Merged = {}
        self.heads: list[bool] = []
        self.caption = ""

    def row(self) -> None:
        """A row begins."""
        self.rows.append([])
        self.heads.append(True)
        self._fill()

    def cell(self, text: str, *, across: int = 1, down: int = 1, is_head: bool = False) -> None:
        """A cell, which covers some columns and rows."""
        if not self.rows:
            self.row()
        row, column = len(self.rows), len(self.rows[-1]) + 1
        self.heads[-1] = self.heads[-1] and is_head
        for further in range(down):
            for beside in range(across):
                if further or beside:
                    self.merged[row + further, column + beside] = row, column
        self.rows[-1] += [canonical(text), *[""] * (across - 1)]
        self._fill()

    def below(self, across: int = 1) -> None:
        """A cell that goes on from the row above, if there is one."""
        row, column = len(self.rows), len(self.rows[-1]) + 1
        if column > len(self.rows[row - 2]):
            self.cell("", across=across)
            return
        whole = self.merged.get((row - 1, column), (row - 1, column))
        for beside in range(across):
            self.merged[row, column + beside] = whole
        self._fill()

    def add_to(self, outline: Outline) -> None:
        """The table is complete."""
        header = bool(self.rows) and self.heads[0] and len(self.rows) > 1
        outline.table(self.rows, self.merged, header=header, name=self.caption)

    def _fill(self) -> None:
        """The text of cells above that cover this row."""
        row = len(self.rows)
        while whole := self.merged.get((row, len(self.rows[-1]) + 1)):
            column = len(self.rows[-1]) + 1
            text = self.rows[whole[0] - 1][whole[1] - 1] if whole[0] < row and whole[1] == column else ""
            self.rows[-1].append(text)
