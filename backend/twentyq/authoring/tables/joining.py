"""Tables of all documents as one: things by name, columns by header, every cell with its quote."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twentyq.authoring.draft import DraftTable, Quote
from twentyq.authoring.errors import NoNameColumnError
from twentyq.authoring.quoting import quote
from twentyq.authoring.tables.naming import name_column
from twentyq.authoring.tables.values import is_known
from twentyq.documents.document import Document, Table
from twentyq.knowledge.spelling import fold


@dataclass(frozen=True, slots=True)
class Value:
    """What one table says of one thing in one column."""

    text: str
    quote: int


@dataclass(slots=True)
class JoinedColumn:
    """A column of all tables that have its header."""

    id: str
    header: str
    cells: dict[int, list[Value]] = field(default_factory=dict)
    """By thing; only cells that say something."""


@dataclass(slots=True)
class Joined:
    """All tables as one."""

    tables: list[DraftTable] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    """Position of a thing by its folded name."""
    things: list[Value] = field(default_factory=list)
    name_headers: list[str] = field(default_factory=list)
    columns: dict[str, JoinedColumn] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def join(documents: Sequence[Document], names: Mapping[str, int]) -> Joined:
    """The tables of all documents; `names` has the column of the names by table's id, where the owner chose.

    NoNameColumnError where no table has one.
    """
    joined = Joined()
    for document in documents:
        for number, table in enumerate(document.tables, 1):
            _add(joined, document, table, f"{document.name}#{number}", names)
    if not joined.things:
        files = ", ".join(document.name for document in documents)
        raise NoNameColumnError(
            "no table has a column that names things" if joined.tables else "there is no table",
            file=files,
            help="A table needs a header, and one column in which every row names another thing.",
        )
    return joined


def _add(joined: Joined, document: Document, table: Table, table_id: str, names: Mapping[str, int]) -> None:
    at = names.get(table_id, name_column(table))
    at = at if at is not None and 0 <= at < len(table.header) else None
    rows = len(table.rows)
    joined.tables.append(DraftTable(table_id, document.name, table.name, table.header, at, rows))
    if at is None:
        joined.warnings.append(f"{document.name}: {table.name}: no column names things; the table is left out")
        return
    joined.name_headers.append(table.header[at])
    columns = _columns(joined, table, at)
    for number, row in enumerate(table.rows):
        if is_known(row[at].text):
            thing = _thing(joined, document, table, number, at)
            for position, column in columns.items():
                if is_known(row[position].text):
                    quote = _quoted(joined, document, table, number, position)
                    column.cells.setdefault(thing, []).append(Value(row[position].text, quote))


def _columns(joined: Joined, table: Table, name: int) -> dict[int, JoinedColumn]:
    """By position in the table; a header that stands twice in one table makes two columns."""
    taken: set[str] = set()
    columns = {}
    for position, header in enumerate(table.header):
        if position == name or not header.strip():
            continue
        column_id = base = slug(header)
        number = 1
        while column_id in taken:
            number += 1
            column_id = f"{base}-{number}"
        taken.add(column_id)
        columns[position] = joined.columns.setdefault(column_id, JoinedColumn(column_id, header.strip()))
    return columns


def _thing(joined: Joined, document: Document, table: Table, row: int, column: int) -> int:
    cell = table.rows[row][column]
    key = fold(cell.text)
    if key not in joined.names:
        joined.names[key] = len(joined.things)
        joined.things.append(Value(cell.text.strip(), _quoted(joined, document, table, row, column)))
    return joined.names[key]


def _quoted(joined: Joined, document: Document, table: Table, row: int, column: int) -> int:
    joined.quotes.append(quote(document, table.passage(row, column)))
    return len(joined.quotes) - 1


def slug(text: str) -> str:
    """A text as part of an id: lower case, words between hyphens."""
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-") or "x"
