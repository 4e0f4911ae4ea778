"""What plays for a player who taught something: a few of the last are kept."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from twentyq.game.proposal import Proposal
from twentyq.guessing.guesser import Guesser

if TYPE_CHECKING:
    from twentyq.guessing.bayes import BayesGuesser

KEPT = 8
"""Players: about 12 MB each of 5,600 things and 500 questions."""

Prepared = tuple[Guesser, "BayesGuesser"]
Key = tuple[str, str, tuple[Proposal, ...]]


class PersonalGuessers:
    """Guessers beside a deck's, the last used. Safe for threads; two at once may prepare the same."""

    def __init__(self, guesser: "Callable[[BayesGuesser], Guesser]") -> None:
        """`guesser` is what plays with a Bayes guesser."""
        self._guesser = guesser
        self._kept: OrderedDict[Key, Prepared] = OrderedDict()
        self._lock = Lock()

    def beside(self, bayes: "BayesGuesser", taught: tuple[Proposal, ...]) -> Prepared:
        """What plays with this deck and with what its player taught."""
        key = bayes.deck.id, bayes.deck.version, taught
        with self._lock:
            if known := self._kept.get(key):
                self._kept.move_to_end(key)
                return known
        personal = bayes.knowing(taught)
        prepared = self._guesser(personal), personal
        with self._lock:
            self._kept[key] = prepared
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return prepared
