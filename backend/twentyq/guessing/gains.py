"""Expected information gain of every question of a deck."""

import numpy as np
import numpy.typing as npt

from twentyq.guessing.noise import Floats, NoiseModel, lean
from twentyq.guessing.parts import CompactParts, binary_entropy
from twentyq.knowledge.deck import Deck

FEWEST = 1e-4
"""Share of those who can say that a gain is computed with at least."""
LEFT_OVER = 0.01
"""What the gain of a question that makes no sense counts for, so that it comes last."""


class Gains:
    """Gains in bits, for one belief or many at once. About 2 bytes a table entry; safe for threads once built."""

    def __init__(self, deck: Deck, noise: NoiseModel, senseless: float) -> None:
        """Prepare the chances of a yes and of no answer, and the entropy of the answer.

        `senseless`: a question that a larger share of what is believed in cannot answer is hardly worth asking.
        """
        self.deck = deck
        self.senseless = senseless
        self.noise = noise
        self.errors = noise.errors(deck)
        self._parts = CompactParts(deck, self.errors)

    def p_answers(self, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]) -> tuple[Floats, Floats]:
        """The chances that a player leans to yes, and to no, each of shape (rows, columns)."""
        at = np.ix_(rows, columns)
        cant = self.deck.p_cant(at)
        yes: Floats = (1 - cant) * lean(self.deck.p_yes(at), self.errors[columns])
        return yes, 1 - cant - yes

    def of(self, beliefs: npt.NDArray[np.float64]) -> Floats:
        """Gains of shape (..., questions) for beliefs of shape (..., things): H(E[q]) - E[H(q)] (Lindley 1956).

        Of those who can say; a "don't know" is a turn that is lost.
        """
        yes, cant, doubt = self.means(beliefs.astype(np.float32))
        can: Floats = np.maximum(1 - cant, np.float32(FEWEST))
        gains: Floats = can * binary_entropy(yes / can) - doubt
        return np.where(1 - can / self.deck.decided > self.senseless, LEFT_OVER * gains, gains)

    def means(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        """The chances of a yes and of no answer, and the entropy of the answer, over what is believed in."""
        return self._parts.means(weights)
