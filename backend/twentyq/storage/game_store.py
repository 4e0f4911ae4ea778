"""Ports for games: the one being played, and a player's history."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from twentyq.game.game import QUESTION_LIMIT, Game, GameStatus


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
    """Counts over all finished games of a player; `questions` sums the turns of guessed and stumped ones.

    Extra questions are counted apart: a game that needed them is stumped, and its turns are those within the limit.
    """

    guessed: int = 0
    stumped: int = 0
    abandoned: int = 0
    questions: int = 0
    named_in_extra: int = 0
    """Of the stumped ones, those whose thing an extra question named."""

    @classmethod
    def of(cls, groups: Iterable[tuple[str, int, int]]) -> "PlayerTotals":
        """Totals of games, grouped by status and `turns_counted`, with how many there are of each."""
        games: Counter[str] = Counter()
        for status, turns, count in groups:
            extra = turns > QUESTION_LIMIT
            if status == GameStatus.ABANDONED:
                games["abandoned"] += count if turns else 0
            elif extra or status != GameStatus.IN_PROGRESS:
                guessed = status == GameStatus.GUESSED
                games["guessed" if guessed and not extra else "stumped"] += count
                games["named_in_extra"] += count if guessed and extra else 0
                games["questions"] += count * min(turns, QUESTION_LIMIT)
        return cls(**games)


def turns_counted(game: Game) -> int:
    """The turns of a game as statistics count them; of one that was stopped only those answered."""
    return len(game.answered_turns if game.status is GameStatus.ABANDONED else game.turns)


class GameHistory(Protocol):
    """A player's games."""

    def page(self, player_id: str, query: GameQuery, limit: int, after: GamePosition | None) -> list[Game]:
        """At most `limit` games, newest first, from behind `after`; fewer means that there are no more."""

    def totals(self, player_id: str) -> PlayerTotals:
        """Counts over the player's games; one stopped before its first answer does not count."""

    def delete_player(self, player_id: str) -> int:
        """Remove every game of the player; how many there were."""
