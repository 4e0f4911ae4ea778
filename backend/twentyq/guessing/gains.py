"""Expected information gain of every question of a deck."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Parts:
    """What gains are made of: by thing and question, of those who can say and who cannot."""

    yes: Floats
    cant: Floats
    doubt: Floats
    """Entropy of the answer."""

    @classmethod
    def empty(cls, shape: tuple[int, ...]) -> "Parts":
        """Room for this many things and questions."""
        return cls(*(np.empty(shape, dtype=np.float32) for _ in range(3)))

    @classmethod
    def of(cls, yes: Floats, cant: Floats, errors: Floats) -> "Parts":
        """From P(yes), P(can't say) and the questions' errors."""
        q = lean(yes, errors)
        return cls((1 - cant) * q, cant, (1 - cant) * binary_entropy(q))

    def put(self, rows: slice, parts: "Parts") -> None:
        """Write some rows."""
        self.yes[rows], self.cant[rows], self.doubt[rows] = parts.yes, parts.cant, parts.doubt


class Gains:
    """Gains in bits, for one belief or many at once. About 12 bytes a table entry; safe for threads once built."""

    def __init__(self, deck: Deck, noise: NoiseModel, senseless: float) -> None:
        """Prepare the chances of a yes and of no answer, and the entropy of the answer, for every entry.

        `senseless`: a question that a larger share of what is believed in cannot answer is hardly worth asking.
        """
        self.senseless = senseless
        self.noise = noise
        self.errors = noise.errors(deck)
        self.parts = Parts.empty(deck.table.shape)
        for start in range(0, len(deck.things), CHUNK):
            rows = slice(start, start + CHUNK)
            self.parts.put(rows, Parts.of(deck.rows_p_yes(rows), deck.rows_p_cant(rows), self.errors))

    def p_answers(self, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]) -> tuple[Floats, Floats]:
        """The chances that a player leans to yes, and to no, each of shape (rows, columns)."""
        at = np.ix_(rows, columns)
        return self.parts.yes[at], 1 - self.parts.cant[at] - self.parts.yes[at]

    def of(self, beliefs: npt.NDArray[np.float64]) -> Floats:
        """Gains of shape (..., questions) for beliefs of shape (..., things): H(E[q]) - E[H(q)] (Lindley 1956).

        Of those who can say; a "don't know" is a turn that is lost.
        """
        yes, cant, doubt = self.means(beliefs.astype(np.float32))
        can: Floats = np.maximum(1 - cant, np.float32(NEGLIGIBLE))
        gains: Floats = can * binary_entropy(yes / can) - doubt
        return np.where(cant > self.senseless, LEFT_OVER * gains, gains)

    def means(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        """The chances of a yes and of no answer, and the entropy of the answer, over what is believed in."""
        kept: slice | npt.NDArray[np.intp] = slice(None)
        if weights.ndim == 1 and (total := float(weights.sum())):
            order = np.argsort(weights)[::-1]
            most = order[: int(np.searchsorted(np.cumsum(weights[order]), total * (1 - NEGLIGIBLE))) + 1]
            if len(most) < len(weights) // 4:
                weights, kept = weights[most] * (total / weights[most].sum()), most
        return weights @ self.parts.yes[kept], weights @ self.parts.cant[kept], weights @ self.parts.doubt[kept]


def binary_entropy(p: Floats) -> Floats:
    """In bits; p strictly between 0 and 1."""
    p = np.clip(p, 1e-6, 1 - 1e-6)
    entropy: Floats = -(p * np.log2(p) + (1 - p) * np.log2(1 - p))
    return entropy
