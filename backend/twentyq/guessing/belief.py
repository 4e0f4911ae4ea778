"""The probability of every thing of a deck, given the turns."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from twentyq.game.answer import Answer
from twentyq.game.turn import Turn, TurnKind
from twentyq.guessing.noise import LARGEST, NoiseModel
from twentyq.knowledge.deck import STEPS, Deck

PRIOR_BASE = 2.5
"""A thing is this many times as likely as one that is one step less popular: less than `players.chances` has it, since
players differ, and a thing that is rarely thought of must stay within reach."""
ENTRIES = np.arange(STEPS + 2, dtype=np.uint8)
"""All that a table may hold."""
HEDGED_GUESS = 0.3
"""What is left of a thing's weight when its guess was answered by neither yes nor no."""
MISREAD = 0.1
"""Share of what words say besides that is misread, or said of something else, beside the errors of its question."""


@dataclass(frozen=True, eq=False)
class Belief:
    """P(thing | turns), float64 of shape (things,), sums to 1; and the rows that were guessed in vain."""

    probabilities: npt.NDArray[np.float64]
    guessed: frozenset[int]

    @property
    def entropy(self) -> float:
        """In bits."""
        p = self.probabilities[self.probabilities > 0]
        return float(-(p * np.log2(p)).sum())


def prior(deck: Deck) -> npt.NDArray[np.float64]:
    """P(thing) by popularity, or as learned."""
    found = weights(deck)
    normalized: npt.NDArray[np.float64] = found / found.sum()
    return normalized


def weights(deck: Deck) -> npt.NDArray[np.float64]:
    """How likely things are thought of, against each other."""
    return np.array([thing.weight or PRIOR_BASE**thing.popularity for thing in deck.things], dtype=np.float64)


def update(belief: Belief, deck: Deck, turn: Turn, noise: NoiseModel, errors: npt.NDArray[np.float32]) -> Belief:
    """The belief after an answered turn, with what was said besides. Of what the deck knows nothing changes nothing."""
    if turn.answer is None:
        return belief
    weights, guessed = belief.probabilities, belief.guessed
    row = deck.find(turn.subject) if turn.kind is TurnKind.GUESS and turn.subject else None
    if row is not None:
        weights = weights.copy()
        weights[row] *= 0.0 if turn.answer is Answer.NO else HEDGED_GUESS
        guessed |= {row}
    for column, answer, misread in told(deck, turn):
        entries, error = deck.table[:, column], min(float(errors[column]) + misread, LARGEST)
        if answer is Answer.UNKNOWN:
            weights = weights * noise.likelihood(answer, entries, error, deck.column_p_cant(column))
        elif answer is not None:
            weights = weights * noise.likelihood(answer, ENTRIES, error)[entries]
    return belief if weights is belief.probabilities else Belief(_normalized(weights), guessed)


def told(deck: Deck, turn: Turn) -> Iterator[tuple[int, Answer | None, float]]:
    """By column of the question that a turn put, and of those that were answered besides: the answer, None where it is
    waited for, and the share that is misread beyond the question's errors.
    """
    put = deck.column_of(turn)
    if put is not None:
        yield put, turn.answer, 0.0
    for remark in turn.remarks:
        if remark.question in deck.question_index:
            yield deck.question_index[remark.question], remark.answer, MISREAD


def _normalized(weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    total = weights.sum()
    return weights / total if total > 0 else np.full_like(weights, 1 / len(weights))
