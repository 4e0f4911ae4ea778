"""Columns that hold two facts a cell, "Nearest city / km" over "Catania / 28", as two columns."""

import re
from collections.abc import Iterator
from itertools import chain, count

from twentyq.authoring.tables.joining import JoinedColumn, Value, slug
from twentyq.authoring.tables.values import number
from twentyq.authoring.wording.units import unit_word

PAIR = re.compile(r"([^/]+?)\s*/\s*([^/]+)|([\d.,]+)\s*[x\u00d7]\s*([\d.,]+)\+?")
HEADER = re.compile(r"([^/()\[\]]+?)(?:\s*/\s*|\s+(?:[x\u00d7]|by)\s+)([^/()\[\]]+?)\s*([(\[][^)\]]*[)\]])?")
LIFE = re.compile(r"life ?span|lived|life(?: dates)?|born ?[-\u2013/] ?died|dates")
LIVED = re.compile(r"(?:c\.? ?)?(\d{3,4})\s*[-\u2013]\s*(?:c\.? ?)?(\d{3,4})?(?: AD)?")
"""From one year to another; no second one of those who live."""
MOSTLY = 0.8
"""Share of the cells that are split as their header is."""


def split_pairs(columns: dict[str, JoinedColumn]) -> dict[str, JoinedColumn]:
    """The columns by id, each that holds pairs in place of two; ids stay unique."""
    found: dict[str, JoinedColumn] = {}
    for column in columns.values():
        for part in _halves(column) or (column,):
            taken = found.keys() | (columns.keys() - {column.id})
            part.id = next(one for one in _ids(part.id) if one not in taken)
            found[part.id] = part
    return found


def _ids(base: str) -> Iterator[str]:
    return chain([base], (f"{base}-{n}" for n in count(2)))


def _halves(column: JoinedColumn) -> tuple[JoinedColumn, JoinedColumn] | None:
    if LIFE.fullmatch(column.header.strip().casefold().replace("_", " ")):
        return _lives(column)
    header = HEADER.fullmatch(column.header)
    texts = [value.text.strip() for values in column.cells.values() for value in values]
    pairs = [found for text in texts if (found := _pair(text))]
    if header is None or not texts or len(pairs) < MOSTLY * len(texts):
        return None
    numeric = all(number(first) and number(second) for first, second in pairs)
    first, second = _headers(header[1], header[2], header[3] or "", numeric)
    return _half(column, first, 0), _half(column, second, 1)


def _lives(column: JoinedColumn) -> tuple[JoinedColumn, JoinedColumn] | None:
    """When people were born and when they died; none where the cells are no spans of years."""
    found = {
        thing: [(lived, value.quote) for value in values if (lived := LIVED.fullmatch(value.text.strip()))]
        for thing, values in column.cells.items()
    }
    if sum(map(bool, found.values())) < MOSTLY * len(found):
        return None
    halves = JoinedColumn("born", "Born"), JoinedColumn("died", "Died")
    for at, half in enumerate(halves, 1):
        for thing, lives in found.items():
            if years := tuple(Value(lived[at], quote) for lived, quote in lives if lived[at]):
                half.cells[thing] = years
    return halves


def _pair(text: str) -> tuple[str, str] | None:
    """Both facts of a cell: "Catania / 28", "60x75"."""
    found = PAIR.fullmatch(text)
    return (found[1] or found[3], found[2] or found[4]) if found else None


def _headers(first: str, second: str, bracket: str, numeric: bool) -> tuple[str, str]:
    """What stands above each half: "Length (cm)" and "Width (cm)", "Min players" and "max players"."""
    if unit_word(second):
        return first, f"{first} ({second})"
    if not numeric:
        return first, f"{second} {bracket}".strip()
    shared = " ".join(second.split()[1:]) if len(first.split()) == 1 else ""
    return f"{first} {shared} {bracket}".replace("  ", " ").strip(), f"{second} {bracket}".strip()


def _half(column: JoinedColumn, header: str, at: int) -> JoinedColumn:
    half = JoinedColumn(slug(header), header)
    for thing, values in column.cells.items():
        parts = [Value(found[at].strip(), value.quote) for value in values if (found := _pair(value.text.strip()))]
        if parts:
            half.cells[thing] = tuple(parts)
    return half
