"""How people answer: the chance of each answer, given what the tables say of a thing.

Some cannot say, a share that the deck knows by thing and question. Who can leans to yes with q, which is the table's
P(yes) kept within [e, 1 - e]: the table tells how people differ about a thing, and e how often an answer to the
question is off even where people agree. They hedge ("probably", "sometimes") the more, the less the table is decided:
so "probably not" is no weak no, but tells of what some affirm. "Don't know" is said where people hesitate.
That somebody answers plainly says nothing: many answer what makes no sense.
"""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from twentyq.game.answer import Answer
from twentyq.knowledge.deck import Deck, probabilities

Floats = npt.NDArray[np.float32]
Shares = TypeVar("Shares", float, Floats, npt.NDArray[np.float64])
HEDGED = 0.02
"""Share of those who say "probably" of what everybody agrees about; as many say "sometimes"
(`python -m tests.benchmarks.hesitation`)."""
LARGEST = 0.45
"""Error of the question that is trusted least."""
TORN = 0.25
"""Share, beside, where half say yes; elsewhere in proportion to the variance of what people say."""


@dataclass(frozen=True, slots=True)
class NoiseModel:
    """Settings of the answer model; figures from `twentyq bench` over simulated players who err."""

    slip: float = 0.08
    """Share of answers that are off whatever is asked: misheard, mistaken, a finger that slipped."""
    scale: float = 1.0
    """Multiplies what the deck says of the question beside."""
    doubt: float = 0.5
    """Share of those who cannot say where half of the others say yes; elsewhere in proportion to the deviation of what
    these say, so that many hesitate even where few differ."""
    ignorance: float = 0.2
    """Share of "don't know" that says nothing of the thing, but of the player."""

    def errors(self, deck: Deck) -> Floats:
        """Share of answers that differ from the table, by question."""
        stated = np.array([question.error for question in deck.questions], dtype=np.float32)
        errors: Floats = np.minimum(self.slip + stated * self.scale, LARGEST).astype(np.float32)
        return errors

    def likelihood(
        self, answer: Answer, entries: npt.NDArray[np.uint8], error: Floats | float, cant: Floats | float = 0.0
    ) -> Floats:
        """The relative chance of `answer` for table entries of one question with this error.

        P(can't say) counts for UNKNOWN alone, the error for all others.
        """
        p = probabilities()[entries]
        q = lean(p, error)
        match answer:
            case Answer.YES:
                chance = q
            case Answer.NO:
                chance = 1 - q
            case Answer.PROBABLY:
                chance = q * hedging(p)
            case Answer.PROBABLY_NOT:
                chance = (1 - q) * hedging(p)
            case Answer.SOMETIMES:
                chance = hedging(p)
            case Answer.UNKNOWN:
                torn: Floats = np.sqrt(_undecided(p))
                unsaid: Floats = 1 - (1 - cant) * (1 - self.doubt * torn)
                chance = self.ignorance + (1 - self.ignorance) * unsaid
        return chance.astype(np.float32)


def hedging(p: Shares) -> Shares:
    """The share of those who say "probably" or "probably not", and of those who say "sometimes", at P(yes) `p`."""
    return HEDGED + TORN * _undecided(p)


def _undecided(p: Shares) -> Shares:
    """1 where half of the players say yes, 0 where all or none do."""
    return 4 * p * (1 - p)


def lean(p: Floats, error: Floats | float) -> Floats:
    """The chance that a player leans to yes."""
    q: Floats = np.clip(p, error, 1 - np.asarray(error, dtype=np.float32))
    return q
