"""Documents with one table, by hand."""

from hashlib import sha256

from twentyq.documents.document import Cell, Document, Table, TableCell


def document(header: str, *rows: str, name: str = "things.csv") -> Document:
    """A CSV of these lines, cells between bars."""
    starts, text = [], header
    for row in rows:
        line = []
        text += "\n"
        for number, cell in enumerate(row.split("|")):
            text += "|" if number else ""
            line.append(TableCell(cell, len(text)))
            text += cell
        starts.append(tuple(line))
    columns = tuple(header.split("|"))
    key = sha256(text.encode()).hexdigest()
    table = Table(
        key, name, columns, tuple(starts), Cell(None, 1, 1, columns[0], "A1"),
        tuple(range(2, len(rows) + 2)), tuple(range(1, len(columns) + 1)),
    )  # fmt: skip
    return Document(key, name, text, (), (table,))


def column(header: str, *cells: str) -> Document:
    """Things named Aa, Ab, ... with one column beside their names."""
    return document(f"Name|{header}", *(f"{name_of(n)}|{cell}" for n, cell in enumerate(cells)))


def name_of(number: int) -> str:
    """Aa, Ab, ..., Ba: a name of its own for every number."""
    return f"{chr(65 + number // 26)}{chr(97 + number % 26)}"
