"""Expected information gain over a deck with what one player taught beside it."""

from typing import Any

import numpy as np
import numpy.typing as npt

from twentyq.guessing.gains import Gains, Parts
from twentyq.guessing.noise import Floats, lean
from twentyq.knowledge.deck import STEPS, UNASKED, Deck, PersonalDeck, probabilities


class PersonalGains(Gains):
    """Gains over another deck's, with the rows and columns of one player computed beside it."""

    def __init__(self, common: Gains, deck: PersonalDeck) -> None:
        """Prepare the player's rows, and the player's columns in full."""
        self._common, self._deck = common, deck
        self.senseless, self.noise, self.errors = common.senseless, common.noise, common.noise.errors(deck)
        self._things, questions = common.parts.yes.shape
        self._rows = np.array(deck.own, dtype=np.intp)
        self._replaced = self._rows[self._rows < self._things]
        yes, cant = probabilities()[deck.table[self._rows, :questions]], _share(deck, self._rows, slice(questions))
        self._own = Parts.of(yes, cant, self.errors[:questions])
        more = slice(questions, None)
        every = np.arange(len(deck.things))
        self._columns = Parts.of(probabilities()[deck.table[:, more]], _share(deck, every, more), self.errors[more])

    def means(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        """The common rows but for those that are replaced, then the player's; the columns beside them."""
        left = weights[..., : self._things].copy()
        left[..., self._replaced] = 0
        own, columns, beside = self._own, self._columns, weights[..., self._rows]
        yes, cant, doubt = self._common.means(left)
        return (
            np.concatenate([yes + beside @ own.yes, weights @ columns.yes], -1),
            np.concatenate([cant + beside @ own.cant, weights @ columns.cant], -1),
            np.concatenate([doubt + beside @ own.doubt, weights @ columns.doubt], -1),
        )

    def p_answers(self, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]) -> tuple[Floats, Floats]:
        """The chances that a player leans to yes, and to no, each of shape (rows, columns)."""
        at = np.ix_(rows, columns)
        cant = _share(self._deck, *at)
        yes = (1 - cant) * lean(probabilities()[self._deck.table[at]], self.errors[columns])
        return yes, 1 - cant - yes


def _share(deck: Deck, rows: Any, columns: Any) -> Floats:
    """P(can't say) of some pairs."""
    if deck.cant is None:
        return np.full_like(deck.table[rows, columns], UNASKED, dtype=np.float32)
    share: Floats = deck.cant[rows, columns].astype(np.float32) / np.float32(STEPS)
    return share
