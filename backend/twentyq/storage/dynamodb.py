"""Games in one DynamoDB table: an item per game, and an item per client request that started one.

A game of n KB costs, in capacity units: create 2n + 3 write (a transaction), load n/4 read, save n write. Its line in
the player's history is written when the game starts and when its status changes: 1 write. A page of games reads 1/80
per line passed over and n/8 per game returned, totals read 1/80 per line, and deleting a player writes 2n + 3 per
game. A game has about 0.6 KB at its start and 5 KB after twenty turns.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import uuid4

from botocore.exceptions import ClientError

from twentyq.game.game import Game
from twentyq.storage.aws.calls import broken, call, codes, perform
from twentyq.storage.aws.dynamodb_items import (
    FIXED,
    GAME,
    KEY,
    OPTIONAL,
    PLAYER,
    QUESTIONS,
    REQUEST,
    STATE,
    STATUS,
    UNCOUNTED,
    VERSION,
    WRITE,
    Item,
    game_item,
    history_request,
    request_item,
    request_key,
)
from twentyq.storage.aws.player_hours import PlayerHours
from twentyq.storage.aws.reading import BATCH, item_of, items_of
from twentyq.storage.errors import PlayerForgottenError, VersionConflictError
from twentyq.storage.game_form import from_state, readable
from twentyq.storage.game_store import GamePosition, GameQuery, PlayerTotals

NEW = f"attribute_not_exists({KEY})"
CONFLICT = "ConditionalCheckFailed"


class DynamoDbGameStore:
    """GameStore and GameHistory in one table. Every write is conditional; history lags by what its index lags."""

    def __init__(
        self,
        client: Any,
        table: str,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        finished_kept: timedelta | None = None,
    ) -> None:
        """Use `table` through a client of `storage.aws.client`; finished games are kept for ever, or so long."""
        self._finished_kept = finished_kept
        self._client = client
        self._table = table
        self._hours = PlayerHours(client, table, now)

    def create(self, game: Game) -> Game:
        """Store a new game, or return the one that the same request started."""
        stored = replace(game, version=1)
        puts = [
            self._new(game_item(stored, self._finished_kept)),
            *([self._new(request_item(stored))] if game.client_request_id else []),
        ]
        noted = self._hours.noted(stored)
        try:
            call(self._client.transact_write_items, TransactItems=[noted, *puts], ClientRequestToken=str(uuid4()))
        except ClientError as exc:
            if CONFLICT not in codes(exc):
                raise broken(exc) from exc
            if codes(exc)[0] == CONFLICT:
                raise PlayerForgottenError from exc
            before = self._started_by(stored)
            if before is None:
                raise VersionConflictError(game.id) from exc
            return before
        return stored

    def load(self, game_id: str) -> Game | None:
        """The game as last saved."""
        item = self._get(game_id)
        return from_state(item[STATE]["S"]) if item and STATE in item else None

    def save(self, game: Game) -> Game:
        """Replace the state of `game.version` by the next one."""
        saved = replace(game, version=game.version + 1)
        item = game_item(saved, self._finished_kept) | {WRITE: {"S": uuid4().hex}}
        try:
            call(self._client.update_item, **self._replacement(item, game.version))
        except ClientError as exc:
            if codes(exc) != [f"{CONFLICT}Exception"]:
                raise broken(exc) from exc
            if (
                exc.response.get("Item", {}).get(WRITE) != item[WRITE]
            ):  # else an attempt that seemed to fail had saved it
                raise VersionConflictError(game.id) from exc
        return saved

    def page(self, player_id: str, query: GameQuery, limit: int, after: GamePosition | None) -> list[Game]:
        """At most `limit` games, newest first, from behind `after`."""
        # What a filter passes over is read, too.
        lines = self._lines(player_id, query, after, BATCH if query.status else min(limit, BATCH))
        games: list[Game] = []
        while len(games) < limit and (
            ids := [line[KEY]["S"] for line in islice(lines, min(limit - len(games), BATCH))]
        ):
            found = self._get_all(ids)
            games += readable(found[game_id][STATE]["S"] for game_id in ids if game_id in found)
        return games

    def totals(self, player_id: str) -> PlayerTotals:
        """Counts over the player's games."""
        return PlayerTotals.of(
            (line[STATUS]["S"], int(line.get(QUESTIONS, UNCOUNTED)["N"]), 1) for line in self._lines(player_id)
        )

    def delete_player(self, player_id: str) -> int:
        """Remove every game of the player, those too that the index does not show yet."""
        games = {line[KEY]["S"]: line for line in self._lines(player_id)}
        unseen = self._hours.games(player_id) - games.keys()
        games |= {game_id: game for game_id in unseen if (game := self._get(game_id))}
        requests = {game[REQUEST]["S"] for game in games.values() if REQUEST in game}
        keys = [*games, *(request_key(player_id, request) for request in sorted(requests))]
        self._delete_all(keys, player_id)
        self._hours.clear(player_id)
        return len(games)

    def _delete_all(self, keys: list[str], player_id: str) -> None:
        for first in range(0, len(keys), BATCH):
            deletions = [self._delete(key, player_id) for key in keys[first : first + BATCH]]
            perform(self._client.transact_write_items, TransactItems=deletions)

    def _replacement(self, item: Item, version: int) -> dict[str, Any]:
        """An UpdateItem of what this release knows of a game; attributes that a newer one added stay."""
        values = {name: value for name, value in item.items() if name not in FIXED}
        removed = [f"#{name}" for name in OPTIONAL if name not in item]
        update = f"SET {', '.join(f'#{name} = :{name}' for name in values)}"
        return {
            "TableName": self._table,
            "Key": {KEY: item[KEY]},
            "UpdateExpression": f"{update} REMOVE {', '.join(removed)}" if removed else update,
            "ConditionExpression": f"#{VERSION} = :before AND {PLAYER} = :player",
            "ExpressionAttributeNames": {f"#{name}": name for name in values} | {name: name[1:] for name in removed},
            "ExpressionAttributeValues": {f":{name}": value for name, value in values.items()}
            | {":before": {"N": str(version)}, ":player": item[PLAYER]},
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        }

    def _new(self, item: Item) -> dict[str, Any]:
        return {"Put": {"TableName": self._table, "Item": item, "ConditionExpression": NEW}}

    def _delete(self, key: str, player_id: str) -> dict[str, Any]:
        return {
            "Delete": {
                "TableName": self._table,
                "Key": {KEY: {"S": key}},
                "ConditionExpression": f"{NEW} OR {PLAYER} = :player",
                "ExpressionAttributeValues": {":player": {"S": player_id}},
            }
        }

    def _started_by(self, game: Game) -> Game | None:
        """The game that the same request has started."""
        if not game.client_request_id:
            return None
        request = self._get(request_key(game.player_id, game.client_request_id))
        return self.load(request[GAME]["S"]) if request else None

    def _get(self, key: str) -> Item | None:
        return item_of(self._client, self._table, key)

    def _get_all(self, ids: list[str]) -> dict[str, Item]:
        """At most BATCH games."""
        return items_of(self._client, self._table, ids)

    def _lines(
        self, player_id: str, query: GameQuery | None = None, after: GamePosition | None = None, at_once: int = 0
    ) -> Iterator[Item]:
        """The lines of a player's history, newest first; of each request `at_once`, or as many as fit."""
        request = history_request(self._table, player_id, query or GameQuery(), after)
        request |= {"Limit": at_once} if at_once else {}
        bounds = request["ExpressionAttributeValues"]
        start: Item | None = None
        while bounds[":from"]["S"] <= bounds[":to"]["S"]:
            answer = perform(self._client.query, **request, **({"ExclusiveStartKey": start} if start else {}))
            yield from (line for line in answer["Items"] if after is None or line[KEY]["S"] != after.game_id)
            start = answer.get("LastEvaluatedKey")
            if not start:
                return
