"""Expected information gain of every question of a deck."""

import numpy as np
import numpy.typing as npt

from twentyq.guessing.noise import Floats, NoiseModel, lean
from twentyq.knowledge.deck import Deck

CHUNK = 4096
"""Rows whose entropies are computed at a time while the table is prepared."""
NEGLIGIBLE = 1e-4
"""Belief left out where it makes the sums shorter: it moves a gain by less than this many bits."""
LEFT_OVER = 0.01
"""What the gain of a question that makes no sense counts for, so that it comes last."""


class Gains:
    """Gains in bits, for one belief or many at once. About 12 bytes a table entry; safe for threads once built."""

    def __init__(self, deck: Deck, noise: NoiseModel, senseless: float) -> None:
        """Prepare the chances of a yes and of no answer, and the entropy of the answer, for every entry.

        `senseless`: a question that a larger share of what is believed in cannot answer is hardly worth asking.
        """
        self._senseless = senseless
        self.errors = noise.errors(deck)
        self._yes, self._cant, self._doubt = (np.empty(deck.table.shape, dtype=np.float32) for _ in range(3))
        for start in range(0, len(deck.things), CHUNK):
            rows = slice(start, start + CHUNK)
            q, cant = lean(deck.rows_p_yes(rows), self.errors), deck.rows_p_cant(rows)
            self._yes[rows] = (1 - cant) * q
            self._cant[rows] = cant
            self._doubt[rows] = (1 - cant) * binary_entropy(q)

    def p_answers(self, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]) -> tuple[Floats, Floats]:
        """The chances that a player leans to yes, and to no, each of shape (rows, columns)."""
        at = np.ix_(rows, columns)
        return self._yes[at], 1 - self._cant[at] - self._yes[at]

    def of(self, beliefs: npt.NDArray[np.float64]) -> Floats:
        """Gains of shape (..., questions) for beliefs of shape (..., things): H(E[q]) - E[H(q)] (Lindley 1956).

        Of those who can say; a "don't know" is a turn that is lost.
        """
        weights = beliefs.astype(np.float32)
        kept: slice | npt.NDArray[np.intp] = slice(None)
        if weights.ndim == 1:
            order = np.argsort(weights)[::-1]
            most = order[: int(np.searchsorted(np.cumsum(weights[order]), 1 - NEGLIGIBLE)) + 1]
            if len(most) < len(weights) // 4:
                weights, kept = weights[most] / weights[most].sum(), most
        cant = weights @ self._cant[kept]
        can = np.maximum(1 - cant, NEGLIGIBLE)
        gains: Floats = can * binary_entropy(weights @ self._yes[kept] / can) - weights @ self._doubt[kept]
        return np.where(cant > self._senseless, LEFT_OVER * gains, gains)


def binary_entropy(p: Floats) -> Floats:
    """In bits; p strictly between 0 and 1."""
    p = np.clip(p, 1e-6, 1 - 1e-6)
    entropy: Floats = -(p * np.log2(p) + (1 - p) * np.log2(1 - p))
    return entropy
