"""Refusals of the rules.

GameError
├── GameNotFoundError          no such game, or somebody else's
├── GameOverError              the game is not running any more
├── TurnNotAskedError          the turn has not been put to the player yet
├── TurnAlreadyAnsweredError   the turn has another answer
├── NothingToUndoError         the turn's answer is not the last one
└── InvalidInputError          a field holds what it may not hold
"""

from twentyq.game.answer import Answer


class GameError(Exception):
    """A refusal which the player is told."""


class GameNotFoundError(GameError):
    """There is no such game for this player."""

    def __init__(self) -> None:
        super().__init__("There is no such game.")


class GameOverError(GameError):
    """The game has ended."""

    def __init__(self) -> None:
        super().__init__("This game is over.")


class TurnNotAskedError(GameError):
    """The turn lies ahead of the game."""

    def __init__(self, turn: int) -> None:
        super().__init__(f"Turn {turn} has not been asked yet.")
        self.turn = turn


class TurnAlreadyAnsweredError(GameError):
    """The turn has another answer, which stands."""

    def __init__(self, turn: int, stored: Answer) -> None:
        super().__init__(f"Turn {turn} was already answered.")
        self.turn = turn
        self.stored = stored


class NothingToUndoError(GameError):
    """No answer of this turn can be taken back."""

    def __init__(self) -> None:
        super().__init__("There is no answer to take back.")


class InvalidInputError(GameError):
    """A field holds what it may not hold."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
