"""Tables of all documents as one: things by name, columns by header, every cell with its quote."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twentyq.authoring.draft import DraftTable, Quote
from twentyq.authoring.errors import NoNameColumnError, TooFewFactsError
from twentyq.authoring.quoting import quote
from twentyq.authoring.tables.name_pairs import joined_name, name_columns
from twentyq.authoring.tables.values import MARKS, SOMETIMES, has_decimal_commas, is_known, without_decimal_comma, year
from twentyq.authoring.wording.people import WHO
from twentyq.documents.document import Document, Table
from twentyq.knowledge.spelling import fold

LONGEST_NAME = 80
ENDED = re.compile(
    r"(?:year )?(?:abandoned|abolished|cancelled|closed|decommissioned|demolished|destroyed|disbanded|discontinued|"
    r"dissolved|retired|scrapped|withdrawn|wrecked)"
)
FEW_ENDED = 0.3
"""Share of the rows below which years alone are too few to ask for."""
INVERTED = re.compile(r"([^\W\d_a-z][\w'\u2019 -]*), ([^\W\d_a-z][\w.'\u2019 -]*)")
MOSTLY_INVERTED = 0.8
SHARED_NAMES, SHARED_HEADERS = 0.25, 0.5
"""Shares of a table's names or columns by which it belongs to the largest."""


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
    cells: dict[int, tuple[Value, ...]] = field(default_factory=dict)
    """By thing; only cells that say something."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as its table names it."""

    text: str
    quote: int
    short: str = ""
    """What one column alone calls it, where two name it."""


@dataclass(slots=True)
class Joined:
    """All tables as one."""

    tables: list[DraftTable] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    """Position of a thing by its folded name."""
    things: list[Named] = field(default_factory=list)
    name_headers: list[str] = field(default_factory=list)
    columns: dict[str, JoinedColumn] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Source:
    document: Document
    table: Table
    id: str
    at: tuple[int, ...]
    """Positions of the column of the names, or of two that name things together."""

    @property
    def names(self) -> frozenset[str]:
        return frozenset(fold(self.name(row)) for row in range(len(self.table.rows)))

    @property
    def headers(self) -> frozenset[str]:
        return frozenset(slug(header) for n, header in enumerate(self.table.header) if (n,) != self.at)

    def name(self, row: int) -> str:
        """What the thing of a row is called; nothing where its cell is empty."""
        texts = tuple(self.table.rows[row][column].text for column in self.at)
        return joined_name(texts) if is_known(texts[0]) else texts[0]

    @property
    def size(self) -> int:
        return len(self.table.rows) * len(self.table.header)


def join(documents: Sequence[Document], names: Mapping[str, int]) -> Joined:
    """The tables of all documents; `names` has the column of the names by table's id, where the owner chose.

    NoNameColumnError where no table has one, TooFewFactsError where there is no table.
    """
    joined, sources = Joined(), []
    for document in documents:
        for number, table in enumerate(document.tables, 1):
            table_id = f"{document.name}#{number}"
            at = (names[table_id],) if table_id in names else name_columns(table)
            if not at or not 0 <= at[0] < len(table.header):
                _leave_out(joined, document, table, table_id, "no column names things")
            else:
                sources.append(_Source(document, table, table_id, at))
    _check(joined, documents, sources)
    main = max(sources, key=lambda source: source.size)
    for source in sources:
        if source is main or source.id in names or _belongs(source, main):
            _add(joined, source)
        else:
            why = f"it shares neither names nor columns with {main.table.name}"
            _leave_out(joined, source.document, source.table, source.id, why)
    return joined


def _check(joined: Joined, documents: Sequence[Document], sources: Sequence[_Source]) -> None:
    files = ", ".join(document.name for document in documents)
    if not sources and joined.tables:
        advice = "A table needs a header, and one column in which every row names another thing."
        raise NoNameColumnError("no table has a column that names things", file=files, help=advice)
    if not sources:
        advice = "Put the facts into a table: a row for each thing, a column for each fact."
        raise TooFewFactsError("the text holds no table", file=files, help=advice)


def _belongs(source: _Source, main: _Source) -> bool:
    """Whether a table is about what the largest is about: some of its names, or most of its columns."""
    alike = len(source.names & main.names) >= SHARED_NAMES * len(source.names)
    return alike or len(source.headers & main.headers) >= SHARED_HEADERS * max(len(source.headers), 1)


def _leave_out(joined: Joined, document: Document, table: Table, table_id: str, why: str) -> None:
    joined.tables.append(DraftTable(table_id, document.name, table.name, table.header, None, len(table.rows)))
    joined.warnings.append(f"{document.name}: {table.name}: {why}; the table is left out")


def _add(joined: Joined, source: _Source) -> None:
    table, at = source.table, source.at
    rows = len(table.rows)
    joined.tables.append(DraftTable(source.id, source.document.name, table.name, table.header, at[0], rows))
    joined.name_headers.append(table.header[at[0]])
    columns = _columns(joined, table, at)
    _warn(joined, source)
    commas = has_decimal_commas(cell.text for row in table.rows for cell in row)
    marked = {position for position in columns if _is_marked(table, position)}
    ended = {position for position in columns if _is_ended(table, position)}
    inverted = {position for position in columns if _is_inverted(table, position)}
    for number, row in enumerate(table.rows):
        if _is_name(source.name(number)):
            thing = _thing(joined, source, number)
            for position, column in columns.items():
                text = row[position].text
                if position in marked and not text.strip():
                    text = "no"
                elif position in ended:
                    text = "yes" if is_known(text) else "no"
                elif position in inverted:
                    text = INVERTED.sub(r"\2 \1", text.strip())
                if is_known(text):
                    quote = _quoted(joined, source.document, table, number, position)
                    shown = without_decimal_comma(text) if commas else text
                    column.cells[thing] = (*column.cells.get(thing, ()), Value(shown, quote))


def _warn(joined: Joined, source: _Source) -> None:
    """Say what is left out, and how things are named where no column names them alone."""
    where = f"{source.document.name}: {source.table.name}"
    names = [source.name(row) for row in range(len(source.table.rows))]
    if len(source.at) > 1:
        first, second = (source.table.header[column] for column in source.at)
        joined.warnings.append(f"{where}: things are named by {first!r} and {second!r} together, as {names[0]!r}")
    if unfit := sum(is_known(name) and not _is_name(name) for name in names):
        joined.warnings.append(f"{where}: {unfit} rows without a fit name are left out")


def _is_marked(table: Table, column: int) -> bool:
    """Whether a column holds nothing but a mark, several times, so that where it is empty the answer is no."""
    marks = [row[column].text.strip().casefold() for row in table.rows if is_known(row[column].text)]
    plain = [mark for mark in marks if mark not in SOMETIMES]
    return len(plain) > 1 and len(set(plain)) == 1 and set(plain) <= MARKS


def _is_ended(table: Table, column: int) -> bool:
    """Whether a column has a few years of what ended, so that where it is empty it has not: "Decommissioned"."""
    ended = [row[column].text for row in table.rows if is_known(row[column].text)]
    if not ENDED.fullmatch(table.header[column].strip(" ?").casefold()) or not ended:
        return False
    return len(ended) < FEW_ENDED * len(table.rows) and all(year(text) is not None for text in ended)


def _is_inverted(table: Table, column: int) -> bool:
    """Whether a column of people has their surnames first: "Christie, Agatha"."""
    cells = [row[column].text.strip() for row in table.rows if is_known(row[column].text)]
    found = [inverted for cell in cells if (inverted := INVERTED.fullmatch(cell))]
    mixed = {one[1] for one in found} & {one[2] for one in found}
    people = not WHO.isdisjoint(table.header[column].casefold().split())
    return people and not mixed and len(found) >= MOSTLY_INVERTED * len(cells) > 0


def _is_name(text: str) -> bool:
    """Whether a thing can be called so: some letters or digits in one line."""
    name = text.strip()
    return is_known(name) and len(name) <= LONGEST_NAME and name.isprintable() and any(map(str.isalnum, name))


def _columns(joined: Joined, table: Table, name: tuple[int, ...]) -> dict[int, JoinedColumn]:
    """By position in the table; a header that stands twice in one table makes two columns."""
    taken: set[str] = set()
    columns = {}
    for position, header in enumerate(table.header):
        if (position,) == name or not header.strip():
            continue
        column_id = base = slug(header)
        number = 1
        while column_id in taken:
            number += 1
            column_id = f"{base}-{number}"
        taken.add(column_id)
        columns[position] = joined.columns.setdefault(column_id, JoinedColumn(column_id, header.strip()))
    return columns


def _thing(joined: Joined, source: _Source, row: int) -> int:
    name = source.name(row).strip()
    key = fold(name)
    if key not in joined.names:
        joined.names[key] = len(joined.things)
        quoted, short = _quoted(joined, source.document, source.table, row, source.at[0]), ""
        if len(source.at) > 1:
            short = source.table.rows[row][source.at[0]].text.strip()
        joined.things.append(Named(name, quoted, short))
    return joined.names[key]


def _quoted(joined: Joined, document: Document, table: Table, row: int, column: int) -> int:
    joined.quotes.append(quote(document, table.passage(row, column)))
    return len(joined.quotes) - 1


def slug(text: str) -> str:
    """A text as part of an id: lower case, words between hyphens."""
    return re.sub(r"[\W_]+", "-", text.casefold()).strip("-") or "x"
