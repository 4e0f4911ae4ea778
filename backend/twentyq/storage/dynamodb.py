"""Games in one DynamoDB table: an item per game, and an item per client request that started one.

A game of n KB costs, in capacity units: create 2n + 3 write (a transaction), load n/4 read, save n write. Its line in
the player's history is written when the game starts and when its status changes: 1 write. A page of games reads 1/80
per line passed over and n/8 per game returned, totals read 1/80 per line, and deleting a player writes 2n + 3 per
game. A game has about 0.6 KB at its start and 5 KB after twenty turns.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any
from uuid import uuid4

from botocore.exceptions import ClientError

from twentyq.game import Game, GameStatus
from twentyq.storage.aws import broken, call, codes
from twentyq.storage.errors import VersionConflictError
from twentyq.storage.game_form import from_state, readable, to_state
from twentyq.storage.game_store import GamePosition, GameQuery, PlayerTotals

KEY = "id"
PLAYER, HISTORY = "playerId", "history"
STATUS, QUESTIONS, REQUEST = "status", "questions", "requestId"
VERSION, STATE, WRITE = "version", "state", "write"
GAME, EXPIRES_AT = "gameId", "expiresAt"
HISTORY_INDEX = "history"
PROJECTED = (STATUS, QUESTIONS, REQUEST)
"""What a line of a player's history holds beside its keys; they change with the status only."""

FIXED = (KEY, PLAYER, HISTORY, REQUEST)
"""Written when a game starts, and never again."""
OPTIONAL = (QUESTIONS, EXPIRES_AT)

UNFINISHED_KEPT = timedelta(days=90)
"""After the last change to a game that nobody finished."""
REQUESTS_KEPT = timedelta(days=1)
KEY_BYTES = 2048
"""The longest key that DynamoDB looks up."""
BATCH = 100
"""The most items that DynamoDB reads or changes together."""
NEW = f"attribute_not_exists({KEY})"
CONFLICT = "ConditionalCheckFailed"

Item = dict[str, dict[str, Any]]


class DynamoDbGameStore:
    """GameStore and GameHistory in one table. Every write is conditional; history lags by what its index lags."""

    def __init__(self, client: Any, table: str) -> None:
        """Use `table` through a client of `storage.aws.client`."""
        self._client = client
        self._table = table

    def create(self, game: Game) -> Game:
        """Store a new game, or return the one that the same request started."""
        stored = replace(game, version=1)
        puts = [self._new(_item(stored)), *([self._new(_request_item(stored))] if game.client_request_id else [])]
        try:
            call(self._client.transact_write_items, TransactItems=puts, ClientRequestToken=str(uuid4()))
        except ClientError as exc:
            if CONFLICT not in codes(exc):
                raise broken(exc) from exc
            before = self._started_by(stored)
            if before is None:
                raise VersionConflictError(game.id) from exc
            return before
        return stored

    def load(self, game_id: str) -> Game | None:
        """The game as last saved."""
        if not 1 <= len(game_id.encode()) <= KEY_BYTES:
            return None
        item = self._get(game_id)
        return from_state(item[STATE]["S"]) if item and STATE in item else None

    def save(self, game: Game) -> Game:
        """Replace the state of `game.version` by the next one."""
        saved = replace(game, version=game.version + 1)
        item = _item(saved) | {WRITE: {"S": uuid4().hex}}
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
        lines = self._lines(player_id, query, after)
        games: list[Game] = []
        while len(games) < limit and (
            ids := [line[KEY]["S"] for line in islice(lines, min(limit - len(games), BATCH))]
        ):
            found = self._get_all(ids)
            games += readable(found[game_id][STATE]["S"] for game_id in ids if game_id in found)
        return games

    def totals(self, player_id: str) -> PlayerTotals:
        """Counts over the player's games."""
        games: Counter[str] = Counter()
        questions = 0
        for line in self._lines(player_id):
            games[line[STATUS]["S"]] += 1
            questions += int(line.get(QUESTIONS, {"N": "0"})["N"])
        return PlayerTotals(
            games[GameStatus.GUESSED], games[GameStatus.STUMPED], games[GameStatus.ABANDONED], questions
        )

    def delete_player(self, player_id: str) -> int:
        """Remove every game of the player."""
        lines, deleted = self._lines(player_id), 0
        while batch := list(islice(lines, BATCH // 2)):
            keys = [line[KEY] for line in batch]
            keys += [{"S": _request_key(player_id, line[REQUEST]["S"])} for line in batch if REQUEST in line]
            try:
                call(self._client.transact_write_items, TransactItems=[self._delete(key, player_id) for key in keys])
            except ClientError as exc:
                raise broken(exc) from exc
            deleted += len(batch)
        return deleted

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

    def _delete(self, key: dict[str, Any], player_id: str) -> dict[str, Any]:
        return {
            "Delete": {
                "TableName": self._table,
                "Key": {KEY: key},
                "ConditionExpression": f"{NEW} OR {PLAYER} = :player",
                "ExpressionAttributeValues": {":player": {"S": player_id}},
            }
        }

    def _started_by(self, game: Game) -> Game | None:
        """The game that the same request has started."""
        if not game.client_request_id:
            return None
        request = self._get(_request_key(game.player_id, game.client_request_id))
        return self.load(request[GAME]["S"]) if request else None

    def _get(self, key: str) -> Item | None:
        try:
            answer = call(self._client.get_item, TableName=self._table, Key={KEY: {"S": key}}, ConsistentRead=True)
        except ClientError as exc:
            raise broken(exc) from exc
        item: Item | None = answer.get("Item")
        return item

    def _get_all(self, ids: list[str]) -> dict[str, Item]:
        found: dict[str, Item] = {}
        wanted: dict[str, Any] = {self._table: {"Keys": [{KEY: {"S": game_id}} for game_id in ids]}}
        while wanted:
            try:
                answer = call(self._client.batch_get_item, RequestItems=wanted)
            except ClientError as exc:
                raise broken(exc) from exc
            found |= {item[KEY]["S"]: item for item in answer["Responses"].get(self._table, [])}
            wanted = answer.get("UnprocessedKeys", {})
        return found

    def _lines(
        self, player_id: str, query: GameQuery | None = None, after: GamePosition | None = None
    ) -> Iterator[Item]:
        """The lines of a player's history, newest first."""
        request = _history_request(self._table, player_id, query or GameQuery(), after)
        bounds = request["ExpressionAttributeValues"]
        start: Item | None = None
        while bounds[":from"]["S"] <= bounds[":to"]["S"]:
            try:
                answer = call(self._client.query, **request, **({"ExclusiveStartKey": start} if start else {}))
            except ClientError as exc:
                raise broken(exc) from exc
            yield from (line for line in answer["Items"] if after is None or line[KEY]["S"] != after.game_id)
            start = answer.get("LastEvaluatedKey")
            if not start:
                return


def _item(game: Game) -> Item:
    item: Item = {
        KEY: {"S": game.id},
        PLAYER: {"S": game.player_id},
        HISTORY: {"S": f"{_instant(game.started_at)}#{game.id}"},
        STATUS: {"S": game.status.value},
        VERSION: {"N": str(game.version)},
        STATE: {"S": to_state(game).decode()},
    }
    if game.client_request_id:
        item[REQUEST] = {"S": game.client_request_id}
    if game.status in (GameStatus.GUESSED, GameStatus.STUMPED):
        item[QUESTIONS] = {"N": str(len(game.turns))}
    else:
        item[EXPIRES_AT] = _expiry(game.updated_at + UNFINISHED_KEPT)
    return item


def _request_item(game: Game) -> Item:
    return {
        KEY: {"S": _request_key(game.player_id, game.client_request_id or "")},
        PLAYER: {"S": game.player_id},
        GAME: {"S": game.id},
        EXPIRES_AT: _expiry(game.started_at + REQUESTS_KEPT),
    }


def _request_key(player_id: str, client_request_id: str) -> str:
    return f"request#{player_id}#{client_request_id}"


def _history_request(table: str, player_id: str, query: GameQuery, after: GamePosition | None) -> dict[str, Any]:
    """A Query over the index. "$" sorts behind "#", so that a bound ending in it leaves its own instant out."""
    upper = [f"{_instant(after.started_at)}#{after.game_id}"] if after else []
    upper += [_instant(query.started_before)] if query.started_before else []
    values = {
        ":player": {"S": player_id},
        ":from": {"S": f"{_instant(query.started_after)}$" if query.started_after else "0"},
        ":to": {"S": min(upper, default="9")},
    }
    request: dict[str, Any] = {
        "TableName": table,
        "IndexName": HISTORY_INDEX,
        "KeyConditionExpression": f"{PLAYER} = :player AND {HISTORY} BETWEEN :from AND :to",
        "ExpressionAttributeValues": values,
        "ScanIndexForward": False,
    }
    if query.status:
        values[":status"] = {"S": query.status.value}
        request |= {"FilterExpression": "#status = :status", "ExpressionAttributeNames": {"#status": STATUS}}
    return request


def _instant(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def _expiry(time: datetime) -> dict[str, Any]:
    return {"N": str(int(time.timestamp()))}
