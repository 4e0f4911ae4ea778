"""How people answer: the chance of each answer, given what the table says of a thing.

A player leans to yes with q, which is the table's P(yes) kept within [e, 1 - e]: the table tells how people differ
about a thing, and e how often an answer to the question is off even where people agree. What the player then says
depends on q; "don't know" says little, "sometimes" most where the table is undecided.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from twentyq.game import Answer
from twentyq.knowledge.deck import SOMETIMES, Deck, probabilities

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class NoiseModel:
    """Settings of the answer model; figures from `twentyq bench` over simulated players who err."""

    floor: float = 0.10
    """The least share of answers that differ from the table, whatever the question claims."""
    scale: float = 1.0
    """Multiplies what the question claims."""
    hedge: float = 0.75
    """How much a "probably" weighs against a yes: 0.5 nothing, 1 as much."""

    def errors(self, deck: Deck) -> Floats:
        """Share of answers that differ from the table, by question."""
        stated = np.array([question.error for question in deck.questions], dtype=np.float32)
        errors: Floats = np.clip(stated * self.scale, self.floor, 0.45).astype(np.float32)
        return errors

    def likelihood(self, answer: Answer, entries: npt.NDArray[np.uint8], error: float) -> Floats:
        """The relative chance of `answer` for table entries of one question with this error."""
        q = lean(probabilities()[entries], error)
        undecided = 4 * q * (1 - q)
        match answer:
            case Answer.YES:
                chance = q
            case Answer.NO:
                chance = 1 - q
            case Answer.PROBABLY:
                chance = self.hedge * q + (1 - self.hedge) * (1 - q)
            case Answer.PROBABLY_NOT:
                chance = self.hedge * (1 - q) + (1 - self.hedge) * q
            case Answer.SOMETIMES:
                chance = 0.25 + 0.5 * undecided + 0.25 * (entries == SOMETIMES)
            case Answer.UNKNOWN:
                chance = 0.8 + 0.2 * undecided
        return chance.astype(np.float32)


def lean(p: Floats, error: Floats | float) -> Floats:
    """The chance that a player leans to yes."""
    q: Floats = np.clip(p, error, 1 - np.asarray(error, dtype=np.float32))
    return q
