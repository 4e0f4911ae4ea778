"""What a finished game was about, by the deck's name."""

from twentyq.game.game import Game, GameStatus
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.insight import Insight
from twentyq.knowledge.deck import Deck


class KnownThings:
    """Looks a game's thing up in the deck; a name of several things means the one that fits the answers."""

    def __init__(self, deck: Deck) -> None:
        """Look in this deck, which also has what is not for children."""
        self._deck = deck
        self._insight = Insight(BayesGuesser(deck))

    def __call__(self, game: Game) -> str | None:
        """The thing's name in the deck; None where it was never told, or the deck lacks it."""
        if game.status not in (GameStatus.GUESSED, GameStatus.STUMPED):
            return None
        row = self._insight.meant(game)
        return None if row is None else self._deck.things[row].name
