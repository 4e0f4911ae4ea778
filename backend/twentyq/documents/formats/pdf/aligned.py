"""Tables: rows of short pieces whose sides are aligned."""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from twentyq.documents.canonical import canonical
from twentyq.documents.document import Locator
from twentyq.documents.formats.pdf.span import Span, joined, rows
from twentyq.documents.tables.raw import RawGrid
from twentyq.documents.tables.values import is_value

LEAST_ROWS = 3
LONGEST = 12
"""Words in the median cell of a table of two columns; prose has more."""
PITCH = 1.25
"""Times that rows are further apart than the lines within a cell."""
MOST_BLACK = 0.8
"""Of the width, by the median row of a table."""
FLUSH = 1.5
"""Points to the right side at which justified lines end; columns of numbers do as well, words seldom."""
FAR = 4.0
"""Line heights between rows that are no longer of one table."""

Column = tuple[float, float]
Row = list[Span | None]


@dataclass(slots=True)
class Aligned:
    """A table as it stands on one page or goes on over several."""

    columns: list[Column]
    rows: list[Row] = field(default_factory=list)

    @property
    def page(self) -> int:
        """On which it begins."""
        return next(cell.page for row in self.rows for cell in row if cell)


def tables_in(spans: list[Span]) -> list[Aligned | list[Span]]:
    """A stretch of a page: its tables, and the spans around them, from top to bottom."""
    found: list[Aligned | list[Span]] = []
    for run, is_wide in _runs(rows(spans)):
        table = _table(run) if is_wide else None
        if table:
            found.append(table)
        elif found and isinstance(found[-1], list):
            found[-1].extend(span for row in run for span in row)
        else:
            found.append([span for row in run for span in row])
    return found


def _runs(lines: list[list[Span]]) -> list[tuple[list[list[Span]], bool]]:
    """Rows that follow each other: those of several pieces, with single ones among them that continue a cell."""
    found: list[tuple[list[list[Span]], bool]] = []
    for index, row in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        is_wide = len(row) > 1 or bool(found and found[-1][1] and _continues(row, found[-1][0], following))
        near = index and row[0].top - lines[index - 1][0].bottom < FAR * row[0].size
        if found and found[-1][1] == is_wide and (near or not is_wide):
            found[-1][0].append(row)
        else:
            found.append(([row], is_wide))
    return found


def _continues(row: list[Span], run: list[list[Span]], following: list[Span] | None) -> bool:
    """A single piece within a table: under a cell of its own column alone, close to the row above."""
    columns = _columns(run)
    touched = [column for column in columns if row[0].left < column[1] and row[0].right > column[0]]
    close = row[0].top - max(span.bottom for span in run[-1]) < 0.8 * row[0].size
    return (
        len(columns) > 1
        and len(touched) == 1
        and close
        and (touched[0] != columns[0] or bool(following and len(following) > 1))
    )


def _columns(run: list[list[Span]]) -> list[Column]:
    """What the pieces of rows of several cover, from left to right."""
    columns: list[Column] = []
    for span in sorted((span for row in run if len(row) > 1 for span in row), key=lambda span: span.left):
        if columns and span.left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], span.right)
        else:
            columns.append((span.left, span.right))
    return columns


def _table(run: list[list[Span]]) -> Aligned | None:
    columns = _columns(run)
    if len(columns) < 2 or len(run) < LEAST_ROWS or _is_justified(run):
        return None
    table = Aligned(columns)
    pitch = _row_pitch(run)
    for index, line in enumerate(run):
        cells = _cells(line, columns)
        distance = line[0].middle - run[index - 1][0].middle if index else 0.0
        if index and (cells[0] is None or distance * PITCH < pitch) and distance < pitch * 0.95 + 0.1:
            table.rows[-1] = [_under(above, cell) for above, cell in zip(table.rows[-1], cells, strict=True)]
        else:
            table.rows.append(cells)
    return table if _is_table(table) else None


def _is_justified(run: list[list[Span]]) -> bool:
    """Whether rows are lines of prose with wide spaces: mostly black, or with words that end at the same side."""
    left, right = min(row[0].left for row in run), max(row[-1].right for row in run)
    black = [sum(span.right - span.left for span in row) / max(right - left, 1.0) for row in run]
    flush = sum(right - row[-1].right < FLUSH and not is_value(row[-1].text.rpartition(" ")[2]) for row in run)
    return median(black) > MOST_BLACK or flush >= 0.6 * len(run)


def _row_pitch(run: list[list[Span]]) -> float:
    """How far rows are apart that begin with their first cell."""
    left = min(span.left for row in run for span in row)
    begins = [row[0].middle for row in run if row[0].left < left + row[0].size]
    return median([after - before for before, after in pairwise(begins)] or [0.0])


def _cells(line: list[Span], columns: list[Column]) -> Row:
    cells: list[list[Span]] = [[] for _ in columns]
    for span in line:
        best = max(
            range(len(columns)),
            key=lambda index: min(span.right, columns[index][1]) - max(span.left, columns[index][0]),
        )
        cells[best].append(span)
    return [joined(cell) if cell else None for cell in cells]


def _under(above: Span | None, cell: Span | None) -> Span | None:
    return joined([above, cell]) if above and cell else above or cell


def _is_table(table: Aligned) -> bool:
    cells = [cell for row in table.rows for cell in row if cell]
    words = median(len(cell.text.split()) for cell in cells)
    filled = len(cells) / (len(table.rows) * len(table.columns))
    return len(table.rows) >= LEAST_ROWS and filled >= 0.5 and words <= LONGEST


def add_rows(table: Aligned, following: Aligned) -> None:
    """The rows of a table on the next page; one that was cut between the pages is one again."""
    header = _texts(table.rows[0])
    rest = [row for row in following.rows if _texts(row) != header]
    if rest and rest[0][0] is None and table.rows[-1][0]:
        pairs = zip(table.rows[-1], rest[0], strict=True)
        table.rows[-1] = [_continued(above, cell) for above, cell in pairs]
        rest = rest[1:]
    table.rows += rest


def _continued(above: Span | None, cell: Span | None) -> Span | None:
    return replace(above, text=f"{above.text} {cell.text}") if above and cell else above or cell


def _texts(row: Row) -> list[str]:
    return [cell.text if cell else "" for cell in row]


def goes_on(table: Aligned, following: Aligned) -> bool:
    """Whether a table at the top of a page is the one at the bottom of the page before."""
    return len(table.columns) == len(following.columns) and all(
        first[0] < second[1] and second[0] < first[1]
        for first, second in zip(table.columns, following.columns, strict=True)
    )


def raw_grid(table: Aligned, name: str) -> RawGrid:
    """The table's cells; rows and columns count within it."""
    header = _texts(table.rows[0])
    kept = [row for index, row in enumerate(table.rows) if not index or _texts(row) != header]

    def place(row: int, column: int) -> Locator:
        cells = kept[row - 1]
        cell = cells[column - 1] or next(cell for cell in cells if cell)
        return cell.locator()

    return RawGrid(
        name=name,
        rows=[[canonical(cell.text) if cell else "" for cell in row] for row in kept],
        row_numbers=list(range(1, len(kept) + 1)),
        column_numbers=list(range(1, len(table.columns) + 1)),
        place=place,
    )
