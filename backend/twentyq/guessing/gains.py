"""Expected information gain of every question of a deck."""

import numpy as np
import numpy.typing as npt

from twentyq.guessing.noise import Floats, NoiseModel, lean
from twentyq.knowledge.deck import Deck

CHUNK = 4096
"""Rows whose entropies are computed at a time while the table is prepared."""
NEGLIGIBLE = 1e-4
"""Belief left out where it makes the sums shorter: it moves a gain by less than this many bits."""


class Gains:
    """Gains in bits, for one belief or many at once. About 8 bytes a table entry; safe for threads once built."""

    def __init__(self, deck: Deck, noise: NoiseModel) -> None:
        """Prepare the chance of a yes and its entropy for every entry."""
        self.errors = noise.errors(deck)
        self._yes = np.empty(deck.table.shape, dtype=np.float32)
        self._doubt = np.empty(deck.table.shape, dtype=np.float32)
        for start in range(0, len(deck.things), CHUNK):
            rows = slice(start, start + CHUNK)
            self._yes[rows] = lean(deck.rows_p_yes(rows), self.errors)
            self._doubt[rows] = binary_entropy(self._yes[rows])

    def p_yes(self, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]) -> Floats:
        """The chance that a player leans to yes, shape (rows, columns)."""
        return self._yes[np.ix_(rows, columns)]

    def of(self, beliefs: npt.NDArray[np.float64]) -> Floats:
        """Gains of shape (..., questions) for beliefs of shape (..., things): H(E[q]) - E[H(q)] (Lindley 1956)."""
        weights = beliefs.astype(np.float32)
        if weights.ndim == 1:
            order = np.argsort(weights)[::-1]
            kept = order[: int(np.searchsorted(np.cumsum(weights[order]), 1 - NEGLIGIBLE)) + 1]
            if len(kept) < len(weights) // 4:
                weights = weights[kept] / weights[kept].sum()
                return _gains(weights, self._yes[kept], self._doubt[kept])
        return _gains(weights, self._yes, self._doubt)


def _gains(weights: Floats, yes: Floats, doubt: Floats) -> Floats:
    gains: Floats = binary_entropy(weights @ yes) - weights @ doubt
    return gains


def binary_entropy(p: Floats) -> Floats:
    """In bits; p strictly between 0 and 1."""
    p = np.clip(p, 1e-6, 1 - 1e-6)
    entropy: Floats = -(p * np.log2(p) + (1 - p) * np.log2(1 - p))
    return entropy
