"""Names of things that no single column tells apart: "Paris 1900" of a city and a year."""

import re

from twentyq.authoring.tables.naming import (
    CODED,
    DISTINCT,
    NOT_NAMING,
    are_names,
    distinct_share,
    name_column,
    rank,
)
from twentyq.authoring.tables.values import NOTE, is_known, number, yes_no
from twentyq.documents.document import Table

BY_HEADER, SURELY = 2, 3
"""Ranks from which a header speaks for a column, and beyond doubt."""
ENOUGH_APART, SHARED = 0.3, 0.5
"""Shares of the rows that the first column must tell apart: where no column names things, where a worse one does."""
LONGEST_SECOND, SAID = 24, 0.5
"""Characters of the second column, and share of the rows in which it says something."""
A_YEAR = re.compile(r"(?:1\d|20)\d\d")
SAID_AFTER = re.compile(
    r"\b(?:size|version|edition|season|series|volume|part|level|model|class|colou?r|variety|type|kind|make|maker|brand|"
    r"author|artist|city|town|county|region|state|country|place|location)\b",
    re.IGNORECASE,
)
"""Headers over what people add to a name."""


def name_columns(table: Table) -> tuple[int, ...]:
    """Positions of the column that names the things, or of two that do together; empty where none do."""
    alone = name_column(table)
    told = 0 if alone is None else rank(table, alone)
    if alone is not None and told >= BY_HEADER:
        return (alone,)
    pair = _pair(table, SURELY if told > 0 else BY_HEADER, ENOUGH_APART if alone is None else SHARED)
    return pair or (() if alone is None else (alone,))


def _pair(table: Table, least_rank: int, least_share: float) -> tuple[int, int] | None:
    """The column that says what a thing is, and the one that people would add."""
    every = range(len(table.header))
    firsts = [
        column
        for column in every
        if rank(table, column) >= least_rank
        and are_names(table, column)
        and least_share <= distinct_share(table, column) < DISTINCT
    ]
    for first in sorted(firsts, key=lambda column: (-rank(table, column), column)):
        seconds = [column for column in every if column != first and _could_follow(table, first, column)]
        if seconds:
            return first, min(seconds, key=lambda column: (_remoteness(table, column), abs(column - first), column))
    return None


def _could_follow(table: Table, first: int, column: int) -> bool:
    """Whether what stands in a column is short, is said of a thing, and makes all names different."""
    texts = [row[column].text.strip() for row in table.rows]
    if sum(map(is_known, texts)) < SAID * len(texts) or max(map(len, texts)) > LONGEST_SECOND:
        return False
    if not _are_years(texts) and not SAID_AFTER.search(table.header[column]):
        measured = sum(number(text) is not None or yes_no(text) is not None for text in texts)
        coded = sum(bool(CODED.fullmatch(text)) for text in texts)
        if measured + coded > len(texts) / 2 or NOT_NAMING.search(table.header[column]):
            return False
    return distinct_share(table, first, column) >= DISTINCT


def _are_years(texts: list[str]) -> bool:
    return all(A_YEAR.fullmatch(NOTE.sub("", text)) for text in texts if is_known(text))


def _remoteness(table: Table, column: int) -> int:
    """How far a column is from what people add: a year, then a size or a place, then anything."""
    if _are_years([row[column].text.strip() for row in table.rows]):
        return 0
    return 1 if SAID_AFTER.search(table.header[column]) else 2


def joined_name(texts: tuple[str, ...]) -> str:
    """The name that cells make together: "Paris 1900", "Newcastle, Australia"."""
    first, *more = (text.strip() for text in texts)
    said = [NOTE.sub("", one) for one in more if is_known(one)]
    return "".join([first, *(f" {one}" if one[:1].isdigit() else f", {one}" for one in said)])
