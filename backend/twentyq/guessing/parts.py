"""What gains are made of, in little room: what is usual among things that stand side by side, and what differs."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from twentyq.guessing.noise import Floats, lean
from twentyq.knowledge.deck import Deck

RUN = 16
"""Things side by side in a deck are alike: of the deck `everyday` 94 % of the pairs are as usual among so many."""
STRETCH = 64
"""Pairs of one question that are summed at once; the last ones of a question are filled up with nothing."""


@dataclass(frozen=True, slots=True)
class Parts:
    """By thing and question, of those who can say and who cannot."""

    yes: Floats
    cant: Floats
    doubt: Floats
    """Entropy of the answer."""

    @classmethod
    def of(cls, yes: Floats, cant: Floats, errors: Floats) -> "Parts":
        """From P(yes), P(can't say) and the questions' errors."""
        q = lean(yes, errors)
        return cls((1 - cant) * q, cant, (1 - cant) * binary_entropy(q))

    @property
    def three(self) -> tuple[Floats, Floats, Floats]:
        """One after the other."""
        return self.yes, self.cant, self.doubt


class Beyond:
    """What pairs of a thing and a question have beyond what is usual there, by question."""

    def __init__(self, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.generic], *values: Floats) -> None:
        """`rows` and `columns` of the pairs, columns ascending; `values` are one or more of each pair."""
        self._columns, firsts, counts = np.unique(columns, return_index=True, return_counts=True)
        stretches = -(-counts // STRETCH)
        self._firsts = np.cumsum(stretches) - stretches
        at = np.arange(len(rows)) + np.repeat(self._firsts * STRETCH - firsts, counts)
        shape = int(stretches.sum()), STRETCH
        self._rows = np.zeros(shape, dtype=np.intp)
        self._rows.flat[at] = rows
        self._values = np.zeros((len(values), *shape), dtype=np.float32)
        self._values.reshape(len(values), -1)[:, at] = values

    def add(self, weights: Floats, *means: Floats) -> None:
        """To the means of the questions, one for each of the values, by the weights of the things."""
        # Rows are all there; to wrap them is faster than to check each of them.
        sums = np.vecdot(weights.take(self._rows, mode="wrap"), self._values)
        for mean, more in zip(means, np.add.reduceat(sums, self._firsts, axis=1), strict=True):
            mean[self._columns] += more


class CompactParts:
    """The parts of a whole deck, to be summed over a belief. Safe for threads once built."""

    def __init__(self, deck: Deck, errors: Floats) -> None:
        """Keep what is usual in each run of things, and by question the pairs that differ."""
        self._runs = np.arange(0, len(deck.things), RUN)
        found = [_differing(deck, errors, slice(start, start + RUN)) for start in self._runs]
        yes, cant, rows, columns = (np.concatenate(one) for one in zip(*found, strict=True))
        usual = Parts.of(yes, cant, errors)
        order = np.argsort(columns, kind="stable")
        rows, columns = rows[order], columns[order]
        own = Parts.of(deck.p_yes((rows, columns)), deck.p_cant((rows, columns)), errors[columns])
        at = rows // RUN, columns
        self._usual = np.concatenate(usual.three, axis=1)
        yes, cant, doubt = (one - common[at] for one, common in zip(own.three, usual.three, strict=True))
        apart = np.flatnonzero(cant)
        self.differing = len(rows)
        """Pairs that are not as usual."""
        self._said = Beyond(rows, columns, yes, doubt)
        self._cant = Beyond(rows[apart], columns[apart], cant[apart])

    def means(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        """The chances of a yes and of no answer, and the entropy of the answer; `weights` of shape (..., things)."""
        if weights.ndim > 1:
            yes, cant, doubt = (np.stack(one) for one in zip(*map(self.means, weights), strict=True))
            return yes, cant, doubt
        runs = np.add.reduceat(weights, self._runs)
        yes, cant, doubt = (runs @ self._usual).reshape(3, -1)
        self._said.add(weights, yes, doubt)
        self._cant.add(weights, cant)
        return yes, cant, doubt


def _differing(deck: Deck, errors: Floats, run: slice) -> tuple[npt.NDArray[np.generic], ...]:
    """The usual P(yes) and P(can't say) of a run of things, and the rows and columns of the pairs that differ."""
    yes, cant = lean(deck.rows_p_yes(run), errors), deck.rows_p_cant(run)
    usual = [_middle(one) for one in (yes, cant)]
    rows, columns = np.nonzero((yes != usual[0]) | (cant != usual[1]))
    return usual[0], usual[1], rows + run.start, columns.astype(np.uint16)


def _middle(values: Floats) -> Floats:
    at = len(values) // 2
    return np.partition(values, at, axis=0)[at : at + 1].copy()  # a view would keep all of it


def binary_entropy(p: Floats) -> Floats:
    """In bits; p strictly between 0 and 1."""
    p = np.clip(p, 1e-6, 1 - 1e-6)
    entropy: Floats = -(p * np.log2(p) + (1 - p) * np.log2(1 - p))
    return entropy
