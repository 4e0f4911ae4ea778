"""Which games a player started within the hour: a global index shows them late, these items at once.

An item per player and hour, gone two hours later. It holds no player's id, and, once the account is deleted, that fact:
an access token outlives its account by an hour at most. Noting a game costs two units to write, in its transaction.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from twentyq.game.game import Game
from twentyq.storage.aws.calls import perform
from twentyq.storage.aws.dynamodb_items import EXPIRES_AT, KEY, Item, expiry

HOUR = timedelta(hours=1)
KEPT = 3 * HOUR
"""From an hour's beginning."""
GAMES, DELETED = "games", "deleted"


class PlayerHours:
    """The hours of all players."""

    def __init__(self, client: Any, table: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """In `table`, through a client of `storage.aws.client`."""
        self._client = client
        self._table = table
        self._now = now

    def noted(self, game: Game) -> dict[str, Any]:
        """A transaction's part: note that the game starts; its condition fails where the account is deleted."""
        return {
            "Update": {
                "TableName": self._table,
                "Key": _key(game.player_id, game.started_at),
                "UpdateExpression": f"ADD {GAMES} :game SET {EXPIRES_AT} = :expires",
                "ConditionExpression": f"attribute_not_exists({DELETED})",
                "ExpressionAttributeValues": {
                    ":game": {"SS": [game.id]},
                    ":expires": _expires(game.started_at),
                },
            }
        }

    def open(self, player_id: str) -> dict[str, Any]:
        """A transaction's part: its condition fails where the account is deleted."""
        return {
            "ConditionCheck": {
                "TableName": self._table,
                "Key": _key(player_id, self._now()),
                "ConditionExpression": f"attribute_not_exists({DELETED})",
            }
        }

    def games(self, player_id: str) -> set[str]:
        """Ids of games that were started in this hour and the one before."""
        return {game_id for item in self._items(player_id) for game_id in item.get(GAMES, {}).get("SS", [])}

    def clear(self, player_id: str) -> None:
        """Forget the games; where the account is deleted that alone stays."""
        for item in self._items(player_id):
            key = {KEY: item[KEY]}
            if DELETED in item:
                self._called(self._client.update_item, Key=key, UpdateExpression=f"REMOVE {GAMES}")
            else:
                self._called(self._client.delete_item, Key=key)

    def close(self, player_id: str) -> None:
        """The account is deleted: as long as its tokens live it starts no game and makes no deck."""
        for at in (self._now(), self._now() + HOUR):
            self._called(
                self._client.update_item,
                Key=_key(player_id, at),
                UpdateExpression=f"SET {DELETED} = :true, {EXPIRES_AT} = :expires",
                ExpressionAttributeValues={":true": {"BOOL": True}, ":expires": _expires(at)},
            )

    def _items(self, player_id: str) -> list[Item]:
        hours = (self._now(), self._now() - HOUR)
        answers = (self._called(self._client.get_item, Key=_key(player_id, at), ConsistentRead=True) for at in hours)
        return [answer["Item"] for answer in answers if "Item" in answer]

    def _called(self, operation: Callable[..., Any], **request: Any) -> Any:
        return perform(operation, TableName=self._table, **request)


def _key(player_id: str, at: datetime) -> Item:
    digest = sha256(player_id.encode()).hexdigest()[:32]
    return {KEY: {"S": f"hour/{digest}/{_begin(at):%Y-%m-%dT%H}"}}


def _expires(at: datetime) -> dict[str, Any]:
    return expiry(_begin(at) + KEPT)


def _begin(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
