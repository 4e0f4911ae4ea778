"""Ports for games: the one being played, and a player's history."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from twentyq.game import Game, GameStatus


class GameStore(Protocol):
    """Keeps games. Raises StorageUnavailableError when it cannot."""

    def create(self, game: Game) -> Game:
        """Store a new game; the game that the player's same client_request_id started before, where there is one."""

    def load(self, game_id: str) -> Game | None:
        """The game as last saved."""

    def save(self, game: Game) -> Game:
        """Replace the stored state of `game.version`; returns the game with the next version.

        Durable when it returns. Raises VersionConflictError when another state was saved since, or the game is gone.
        """


@dataclass(frozen=True, slots=True)
class GameQuery:
    """Which games of a player, newest first. Times are aware datetimes in UTC, both ends exclusive."""

    status: GameStatus | None = None
    started_after: datetime | None = None
    started_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class GamePosition:
    """A place in a player's history: the page after it holds what is older."""

    started_at: datetime
    game_id: str


@dataclass(frozen=True, slots=True)
class PlayerTotals:
    """Counts over all finished games of a player; `questions` sums the turns of guessed and stumped ones."""

    guessed: int = 0
    stumped: int = 0
    abandoned: int = 0
    questions: int = 0


class GameHistory(Protocol):
    """A player's games."""

    def page(self, player_id: str, query: GameQuery, limit: int, after: GamePosition | None) -> list[Game]:
        """At most `limit` games, newest first, from behind `after`; fewer means that there are no more."""

    def totals(self, player_id: str) -> PlayerTotals:
        """Counts over the player's games."""

    def delete_player(self, player_id: str) -> int:
        """Remove every game of the player; how many there were."""
