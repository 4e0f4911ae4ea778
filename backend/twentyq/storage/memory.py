"""Games in memory: for a single game in the terminal, and for tests."""

from dataclasses import replace
from datetime import datetime
from threading import Lock

from twentyq.game.game import Game
from twentyq.storage.errors import VersionConflictError
from twentyq.storage.game_store import GamePosition, GameQuery, PlayerTotals, turns_counted


class MemoryGameStore:
    """GameStore and GameHistory that end with the process."""

    def __init__(self) -> None:
        """Start empty."""
        self._games: dict[str, Game] = {}
        self._lock = Lock()

    def create(self, game: Game) -> Game:
        """Store a new game, or return the one that the same request started."""
        with self._lock:
            for other in self._games.values():
                if _same_request(other, game):
                    return other
            if game.id in self._games:
                raise VersionConflictError(game.id)
            return self._put(game)

    def load(self, game_id: str) -> Game | None:
        """The game as last saved."""
        return self._games.get(game_id)

    def save(self, game: Game) -> Game:
        """Replace the state of `game.version` by the next one."""
        with self._lock:
            stored = self._games.get(game.id)
            if stored is None or stored.version != game.version:
                raise VersionConflictError(game.id)
            return self._put(game)

    def page(self, player_id: str, query: GameQuery, limit: int, after: GamePosition | None) -> list[Game]:
        """At most `limit` games, newest first, from behind `after`."""
        found = [game for game in self._of(player_id) if _matches(game, query)]
        found.sort(key=_position, reverse=True)
        if after:
            found = [game for game in found if _position(game) < (after.started_at, after.game_id)]
        return found[:limit]

    def totals(self, player_id: str) -> PlayerTotals:
        """Counts over the player's games."""
        return PlayerTotals.of((game.status, turns_counted(game), 1) for game in self._of(player_id))

    def delete_player(self, player_id: str) -> int:
        """Remove every game of the player."""
        with self._lock:
            games = self._of(player_id)
            for game in games:
                del self._games[game.id]
            return len(games)

    def _of(self, player_id: str) -> list[Game]:
        return [game for game in list(self._games.values()) if game.player_id == player_id]

    def _put(self, game: Game) -> Game:
        stored = self._games[game.id] = replace(game, version=game.version + 1)
        return stored


def _same_request(one: Game, other: Game) -> bool:
    return other.client_request_id is not None and (one.player_id, one.client_request_id) == (
        other.player_id,
        other.client_request_id,
    )


def _position(game: Game) -> tuple[datetime, str]:
    return game.started_at, game.id


def _matches(game: Game, query: GameQuery) -> bool:
    return (
        (query.status is None or game.status is query.status)
        and (query.started_after is None or game.started_at > query.started_after)
        and (query.started_before is None or game.started_at < query.started_before)
    )
