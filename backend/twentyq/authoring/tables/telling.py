"""Whether questions tell enough of the things apart."""

from collections.abc import Iterable

import numpy as np

ENOUGH_PAIRS = 0.9
"""Share of pairs of things of which some question says yes to one and no to the other."""
ENOUGH_QUESTIONS, THINGS_EACH = 12, 3
"""The fewest, and one for so many things where that is more."""
MOST_COMPARED = 400
"""Things that stand for all of them."""

Split = tuple[frozenset[int], frozenset[int]]
"""Things that say yes, and those that say no."""


class Telling:
    """What the questions so far tell apart."""

    def __init__(self, things: int) -> None:
        self._some = np.linspace(0, things - 1, min(things, MOST_COMPARED)).astype(int)
        self._apart = np.zeros((len(self._some), len(self._some)), dtype=bool)
        self._asked, self._least = 0, max(ENOUGH_QUESTIONS, things // THINGS_EACH)

    def add(self, split: Split) -> None:
        """One more question."""
        says_yes, says_no = (np.isin(self._some, list(side)) for side in split)
        apart = np.outer(says_yes, says_no)
        self._apart |= apart | apart.T
        self._asked += 1

    @property
    def is_enough(self) -> bool:
        """Whether so many questions are asked, and tell so many pairs of things apart."""
        pairs = len(self._some) * (len(self._some) - 1)
        return self._asked >= self._least and bool(self._apart.sum() >= ENOUGH_PAIRS * pairs)


def tells_enough(splits: Iterable[Split], things: int) -> bool:
    """Whether these questions are enough."""
    telling = Telling(things)
    for split in splits:
        telling.add(split)
    return telling.is_enough
