"""Which row of a grid is its header."""

from statistics import median

from twentyq.documents.tables.values import is_number, is_value

LOOKED_AT = 30
"""Rows among which a header is looked for; as many below it are compared with it."""
FILLED = 0.6
"""Share of the usual width that a header fills at least."""
DISTINCT = 0.6
"""Share of a header's names that differ at least."""
LONGEST = 120


def first_wide(rows: list[list[str]]) -> int | None:
    """The first row that is about as wide as the rows are: what stands above is a title or a note."""
    widths = [sum(map(bool, row)) for row in rows]
    usual = median(sorted(widths)[len(widths) // 2 :]) if widths else 0
    wanted = max(2 if usual > 1 else 1, FILLED * usual)
    return next((index for index, width in enumerate(widths[:LOOKED_AT]) if width >= wanted), None)


def is_header(row: list[str], below: list[list[str]]) -> bool:
    """Whether a row names the columns of those below it."""
    filled = [text for text in row if text]
    if not below or len({text.lower() for text in filled}) < DISTINCT * len(filled) or max(map(len, filled)) > LONGEST:
        return False
    differing = alike = 0
    for column, text in enumerate(row):
        values = [line[column] for line in below[:LOOKED_AT] if line[column]]
        if text and values:
            differing += _differs(text, values)
            alike += _is_alike(text, values)
    return differing > alike or differing == alike == 0


def _differs(text: str, values: list[str]) -> bool:
    return not is_value(text) and sum(map(is_value, values)) > len(values) / 2


def _is_alike(text: str, values: list[str]) -> bool:
    numbers = is_number(text) and not _is_year(text) and sum(map(is_number, values)) > len(values) / 2
    return numbers or text.lower() in (value.lower() for value in values)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in {"18", "19", "20"}
