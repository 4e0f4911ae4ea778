"""The port of everything that chooses moves."""

from typing import Protocol

from twentyq.game.game import Game
from twentyq.game.move import Move


class Guesser(Protocol):
    """Chooses the next move from a game's turns and keeps no state of its own."""

    name: str
    """bayes, llm or hybrid."""

    def next_move(self, game: Game) -> Move:
        """The move for a game that awaits one. Never raises for a vendor's failure; may be called from any thread.

        One that asks a vendor raises MustWaitError inside `time_left.at_once`, before it asks.
        """
