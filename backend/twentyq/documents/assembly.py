"""Blocks become a document: one text, with the place of everything in it."""

from hashlib import sha256

from msgspec.structs import replace

from twentyq.documents.blocks import Block, Grid, Parsed, Prose
from twentyq.documents.canonical import Text
from twentyq.documents.document import Cell, Document, Locator, Passage, Table, TableCell, letters
from twentyq.documents.regular.piece import Piece
from twentyq.documents.regular.tables import regular_tables
from twentyq.documents.sentences import sentences


def assemble(parsed: Parsed, name: str) -> Document:
    """The document of a file of this name."""
    work = _Assembly()
    for block in parsed.blocks:
        work.add(block)
    return work.document(name, parsed.warnings)


class _Assembly:
    def __init__(self) -> None:
        self._text = Text()
        self._passages: list[tuple[int, int, Locator]] = []
        self._tables: list[Table] = []
        self._pieces: list[Piece] = []

    def add(self, block: Block) -> None:
        if isinstance(block, Grid):
            self._tables.append(self._table(block))
        else:
            self._add_prose(block)

    def document(self, name: str, warnings: tuple[str, ...]) -> Document:
        text = str(self._text)
        key = sha256(text.encode()).hexdigest()
        passages = tuple(Passage(key, start, end, text[start:end], place) for start, end, place in self._passages)
        tables = tuple(replace(table, document=key) for table in [*self._tables, *regular_tables(self._pieces)])
        return Document(key, name, text, passages, tables, warnings)

    def _add_prose(self, prose: Prose) -> None:
        begin = self._text.add(prose.text)
        place = prose.place(0, len(prose.text))
        self._pieces.append(Piece(prose.text, begin, place, prose.level, prose.is_term))
        if prose.level or prose.is_term:
            return
        for start, end in sentences(prose.text):
            self._passages.append((begin + start, begin + end, prose.place(start, end)))

    def _table(self, grid: Grid) -> Table:
        for name in grid.stated:
            self._text.add(name)
        starts: dict[tuple[int, int], int] = {}
        rows = tuple(
            tuple(
                self._cell(grid, starts, number, column, text)
                for column, text in zip(grid.column_numbers, row, strict=True)
            )
            for number, row in zip(grid.row_numbers, grid.rows, strict=True)
        )
        return Table("", grid.name, grid.header, rows, grid.place, grid.row_numbers, grid.column_numbers, grid.sheet)

    def _cell(self, grid: Grid, starts: dict[tuple[int, int], int], row: int, column: int, text: str) -> TableCell:
        place = grid.cell_place(row, column) if grid.cell_place else None
        whole = grid.repeats.get((row, column))
        if whole in starts:
            header = grid.header[grid.column_numbers.index(column)]
            place = place or Cell(grid.sheet, *whole, header, f"{letters(whole[1])}{whole[0]}")
            return TableCell(text, starts[whole], place)
        start = starts[whole or (row, column)] = self._text.add(text)
        return TableCell(text, start, place)
