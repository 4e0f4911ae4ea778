"""Expected information gain over a deck with what one player taught beside it."""

import numpy as np

from twentyq.guessing.gains import Gains
from twentyq.guessing.noise import Floats
from twentyq.guessing.parts import Parts
from twentyq.knowledge.deck import PersonalDeck


class PersonalGains(Gains):
    """Gains over another deck's, with the rows and columns of one player computed beside it."""

    def __init__(self, common: Gains, deck: PersonalDeck) -> None:
        """Prepare the player's rows, and the player's columns in full."""
        self._common, self.deck = common, deck
        self.senseless, self.noise, self.errors = common.senseless, common.noise, common.noise.errors(deck)
        self._things, questions = common.deck.table.shape
        self._rows = np.array(deck.own, dtype=np.intp)
        self._replaced = self._rows[self._rows < self._things]
        own = self._rows, slice(questions)
        self._own = Parts.of(deck.p_yes(own), deck.p_cant(own), self.errors[:questions])
        more = slice(None), slice(questions, None)
        self._columns = Parts.of(deck.p_yes(more), deck.p_cant(more), self.errors[questions:])

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
