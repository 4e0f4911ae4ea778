"""What a format's parser hands on: prose and tables in the file's order."""

from collections.abc import Callable
from dataclasses import dataclass, field

from twentyq.documents.document import Locator


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph or a heading, canonical; `place` says where its characters from start to before end stand."""

    text: str
    place: Callable[[int, int], Locator]
    level: int = 0
    """Of a heading, from 1; a paragraph has 0."""
    is_term: bool = False
    """Of a list of terms: what follows up to the next term or heading defines it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its header told apart. All texts are canonical, all rows as wide as the header."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    place: Locator
    row_numbers: tuple[int, ...]
    column_numbers: tuple[int, ...]
    sheet: str | None = None
    cell_place: Callable[[int, int], Locator] | None = None
    """Where the cell of a row's and column's number stands; None where the numbers say it."""
    repeats: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Numbers of cells that a merged cell above covers, each with the numbers of that cell."""
    stated: tuple[str, ...] = ()
    """What of the header the file states, which is part of the text."""


Block = Prose | Grid


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's blocks, and what its owner should know."""

    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
