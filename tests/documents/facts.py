"""What stands in the documents."""

from pathlib import Path

FOLDER = Path(__file__).parent
NOTE = "Note"

Rows = list[list[str]]


def facts(name: str) -> Rows:
    """The header and the rows of a set."""
    lines = (FOLDER / "facts" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines]


def without_note(rows: Rows) -> Rows:
    """All columns but the last, which is prose."""
    return [row[:-1] for row in rows] if rows[0][-1] == NOTE else rows


def column(rows: Rows, name: str) -> int:
    """A column's number from 0."""
    return rows[0].index(name)
