"""XLSX."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from warnings import catch_warnings

from defusedxml import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from twentyq.documents.archive import Archive
from twentyq.documents.blocks import Block, Parsed
from twentyq.documents.canonical import canonical
from twentyq.documents.errors import DocumentError, Refusal
from twentyq.documents.formats.number_formats import shown
from twentyq.documents.formats.sheet_layout import Layout, check_strings, layouts
from twentyq.documents.tables.raw import RawGrid
from twentyq.documents.tables.shape import shape

PART = "xl/workbook.xml"


def parse_workbook(data: bytes, name: str) -> Parsed:
    """The tables of every sheet that is shown. Of formulas the values that were saved with them."""
    archive = Archive(data, name, PART)
    check_strings(archive, name)
    layout = layouts(archive, name)
    blocks: list[Block] = []
    warnings: list[str] = []
    with _translated(name):
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.sheetnames:
        if sheet not in layout:
            continue
        if not layout[sheet].shown:
            warnings.append(f"The hidden sheet {sheet} was left out.")
            continue
        with _translated(name):
            grid = _grid(book, sheet, layout[sheet])
        more, told = shape(grid)
        blocks += more
        warnings += [*layout[sheet].warnings(sheet), *told]
    return Parsed(tuple(blocks), tuple(warnings))


@contextmanager
def _translated(name: str) -> Iterator[None]:
    """What openpyxl raises, which is of many kinds, as refusals."""
    again = "Save it again with the program that made it."
    try:
        with catch_warnings(action="ignore"):  # of parts that no table needs
            yield
    except (DocumentError, MemoryError):
        raise
    except Exception as exc:
        if _declares(exc):
            raise DocumentError(Refusal.UNSAFE, name, "It declares a DTD or entities.", again) from exc
        raise DocumentError(Refusal.DAMAGED, name, "A part of it cannot be read.", again) from exc


def _declares(exc: BaseException | None) -> bool:
    """Whether a declaration is the cause, which openpyxl wraps."""
    return exc is not None and (isinstance(exc, DefusedXmlException) or _declares(exc.__cause__))


def _grid(book: Workbook, sheet: str, layout: Layout) -> RawGrid:
    rows = dict(_rows(book, sheet))
    columns = [number for number in range(1, layout.columns + 1) if number not in layout.hidden_columns]
    numbers = [number for number in range(1, max(rows, default=0) + 1) if number not in layout.hidden_rows]
    merged = layout.covered()
    texts = [[_text(rows, merged, number, column) for column in columns] for number in numbers]
    return RawGrid(sheet, texts, numbers, columns, sheet, merged=merged)


def _text(
    rows: dict[int, dict[int, str]], merged: dict[tuple[int, int], tuple[int, int]], number: int, column: int
) -> str:
    """A cell's text; below a merged cell's first row the text of the whole."""
    row, first = merged.get((number, column), (number, column))
    return rows.get(row, {}).get(first, "") if first == column else ""


def _rows(book: Workbook, sheet: str) -> Iterator[tuple[int, dict[int, str]]]:
    cells = book[sheet]
    cells.reset_dimensions()
    for row in cells.iter_rows():
        texts = {
            cell.column: canonical(shown(cell.value, cell.number_format)) for cell in row if cell.value is not None
        }
        if texts:
            yield next(cell.row for cell in row if cell.value is not None), texts
