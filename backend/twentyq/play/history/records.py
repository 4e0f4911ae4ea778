"""A player's games: one, a page, statistics, and their removal."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twentyq.game.errors import GameNotFoundError, InvalidInputError
from twentyq.game.game import Game
from twentyq.game.proposal import Proposal
from twentyq.game.rules import owned
from twentyq.play.ports import Ports
from twentyq.storage.game_store import GamePosition, GameQuery, PlayerTotals
from twentyq.storage.recordings import KeptRecording

if TYPE_CHECKING:
    from twentyq.play.history.own_decks import KeptDecks

PAGE_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Page:
    """Games, newest first, and where the next page begins; None at the end."""

    games: list[Game]
    next: GamePosition | None


def game(ports: Ports, player_id: str, game_id: str) -> Game | None:
    """The game when it is the player's."""
    try:
        return owned(ports.games.load(game_id), player_id)
    except GameNotFoundError:
        return None


def games(ports: Ports, player_id: str, query: GameQuery, limit: int, after: GamePosition | None) -> Page:
    """A page of the player's games, 1 to 100 of them."""
    if not 1 <= limit <= PAGE_LIMIT:
        raise InvalidInputError("limit", f"must be 1 to {PAGE_LIMIT}")
    found = ports.history.page(player_id, query, limit + 1, after)
    more = len(found) > limit
    last = found[limit - 1] if more else None
    return Page(found[:limit], GamePosition(last.started_at, last.id) if last else None)


def player_stats(ports: Ports, player_id: str) -> PlayerTotals:
    """Counts over the player's games."""
    return ports.history.totals(player_id)


@dataclass(frozen=True, slots=True)
class PlayerData:
    """A page of what is kept of a player; recordings and decks come with the first."""

    page: Page
    recordings: list[KeptRecording]
    decks: "KeptDecks"
    taught: tuple[Proposal, ...] = ()
    """With the first page as well."""


def export_player_data(ports: Ports, player_id: str, limit: int, after: GamePosition | None) -> PlayerData:
    """All that `delete_player_data` would remove, page by page."""
    from twentyq.play.history.own_decks import KeptDecks, kept_decks

    recordings = ports.recordings.kept(player_id) if ports.recordings and after is None else []
    decks = kept_decks(ports, player_id) if after is None else KeptDecks()
    taught = ports.proposals.of(player_id) if ports.proposals and after is None else ()
    return PlayerData(games(ports, player_id, GameQuery(), limit, after), recordings, decks, taught)


@dataclass(frozen=True, slots=True)
class Deleted:
    """How much was removed."""

    games: int
    recordings: int
    decks: int
    taught: int = 0
    """Things."""


def delete_player_data(ports: Ports, player_id: str) -> Deleted:
    """Remove all that is kept of the player, who is signed out."""
    from twentyq.play.history.own_decks import forget_decks

    recordings = ports.recordings.delete_player(player_id) if ports.recordings else 0
    decks = forget_decks(ports, player_id)
    taught = ports.proposals.delete_player(player_id) if ports.proposals else 0
    deleted = Deleted(ports.history.delete_player(player_id), recordings, decks, taught)
    if ports.sessions:
        ports.sessions.revoke(player_id)
    return deleted
