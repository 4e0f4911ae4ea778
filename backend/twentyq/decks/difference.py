"""What one version of a deck has otherwise than another."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from twentyq.knowledge.deck import Deck

HALF = 0.5


@dataclass(frozen=True, slots=True)
class CellChange:
    """P(yes) of one thing and question, before and after."""

    thing: str
    question: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Difference:
    """From one deck to another; things by name, questions by id."""

    things_added: tuple[str, ...]
    things_removed: tuple[str, ...]
    questions_added: tuple[str, ...]
    questions_removed: tuple[str, ...]
    cells: int
    """That both have."""
    changed: int
    changed_sides: int
    """From a yes to a no or the other way."""
    biggest: tuple[CellChange, ...]
    """Those that change sides first, then by how far they move."""


def difference(before: Deck, after: Deck, most: int = 20) -> Difference:
    """What `after` has otherwise, with the `most` biggest changes by name."""
    old, new = (_by_name(deck) for deck in (before, after))
    things = [name for name in old[0] if name in new[0]]
    questions = [name for name in old[1] if name in new[1]]
    p_old, p_new = (
        _shared(deck, rows, columns, things, questions) for deck, (rows, columns) in ((before, old), (after, new))
    )
    moved = np.abs(p_new - p_old)
    sides = ((p_old > HALF) & (p_new < HALF)) | ((p_old < HALF) & (p_new > HALF))
    order = np.argsort(-(moved + sides), axis=None, kind="stable")[:most]
    places = [tuple(int(at) for at in np.unravel_index(place, moved.shape)) for place in order]
    return Difference(
        things_added=tuple(name for name in new[0] if name not in old[0]),
        things_removed=tuple(name for name in old[0] if name not in new[0]),
        questions_added=tuple(name for name in new[1] if name not in old[1]),
        questions_removed=tuple(name for name in old[1] if name not in new[1]),
        cells=moved.size,
        changed=int(np.count_nonzero(moved)),
        changed_sides=int(np.count_nonzero(sides)),
        biggest=tuple(
            CellChange(things[row], questions[column], _rounded(p_old, row, column), _rounded(p_new, row, column))
            for row, column in places
            if moved[row, column]
        ),
    )


def _by_name(deck: Deck) -> tuple[dict[str, int], dict[str, int]]:
    return {thing.name: row for row, thing in enumerate(deck.things)}, dict(deck.question_index)


def _shared(
    deck: Deck, rows: dict[str, int], columns: dict[str, int], things: list[str], questions: list[str]
) -> npt.NDArray[np.float32]:
    """P(yes) of what both decks have, in one order."""
    at = np.ix_([rows[name] for name in things], [columns[name] for name in questions])
    return deck.rows_p_yes()[at]


def _rounded(p_yes: npt.NDArray[np.float32], row: int, column: int) -> float:
    return round(float(p_yes[row, column]), 3)
