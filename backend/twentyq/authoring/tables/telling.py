"""Whether questions tell enough of the things apart."""

from collections.abc import Sequence

import numpy as np

ENOUGH_PAIRS = 0.9
"""Share of pairs of things of which some question says yes to one and no to the other."""
ENOUGH_QUESTIONS, THINGS_EACH = 12, 3
"""The fewest, and one for so many things where that is more."""
MOST_COMPARED = 400
"""Things that stand for all of them."""

Split = tuple[frozenset[int], frozenset[int]]
"""Things that say yes, and those that say no."""


def tells_enough(splits: Sequence[Split], things: int) -> bool:
    """Whether so many questions are asked, and tell so many pairs of things apart."""
    if len(splits) < max(ENOUGH_QUESTIONS, things // THINGS_EACH):
        return False
    some = np.linspace(0, things - 1, min(things, MOST_COMPARED)).astype(int)
    apart = np.zeros((len(some), len(some)), dtype=bool)
    for yes, no in splits:
        says_yes, says_no = (np.isin(some, list(side)) for side in (yes, no))
        apart |= np.outer(says_yes, says_no)
    apart |= apart.T
    return bool(apart.sum() >= ENOUGH_PAIRS * len(some) * (len(some) - 1))
