"""Cells as a file has them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from twentyq.documents.document import Locator


@dataclass(frozen=True, slots=True)
class RawGrid:
    """Rows and columns of canonical texts, before anything is known of their meaning."""

    name: str
    rows: list[list[str]]
    """All of the same width."""
    row_numbers: list[int]
    column_numbers: list[int]
    sheet: str | None = None
    place: Callable[[int, int], Locator] | None = None
    """Where the cell of a row's and column's number stands; None where the numbers say it."""
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Numbers of covered cells with those of the merged cell's first."""
    header: bool | None = None
    """Whether the first row is the header, where the file says so."""
