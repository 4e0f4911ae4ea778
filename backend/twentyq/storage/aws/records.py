"""Records of decks and teams in the games' table: an item per record, and per holder one with the ids that it holds.

A record of n KB costs 2n + 2 write units, 2 for every holder that comes or goes (a transaction) and 2 more for a player
who comes, n/4 to load. To a player whose account is deleted nothing comes.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from botocore.exceptions import ClientError

from twentyq.storage.aws.calls import broken, call, codes
from twentyq.storage.aws.dynamodb_items import EXPIRES_AT, KEY, STATE, VERSION, Item, expiry
from twentyq.storage.aws.player_hours import PlayerHours
from twentyq.storage.aws.reading import BATCH, item_of, items_of
from twentyq.storage.decks.records import Kind, Record, by_id
from twentyq.storage.errors import PlayerForgottenError, VersionConflictError

HOLDERS, IDS = "holders", "ids"
CONFLICT = "ConditionalCheckFailed"


class DynamoDbRecordStore:
    """RecordStore in one table. What a holder holds is read consistently."""

    def __init__(self, client: Any, table: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Use `table` through a client of `storage.aws.client`."""
        self._client, self._table = client, table
        self._hours = PlayerHours(client, table, now)

    def create(self, record: Record) -> Record:
        """Store a new record."""
        stored = replace(record, version=1)
        new = {"ConditionExpression": f"attribute_not_exists({KEY})"}
        self._write(record, [self._put(stored, new), *self._held(stored, stored.holders, "ADD")], stored.holders)
        return stored

    def load(self, kind: Kind, record_id: str) -> Record | None:
        """The record as last saved."""
        item = self._get(f"{kind}#{record_id}")
        return _record(kind, item) if item else None

    def save(self, record: Record) -> Record:
        """Replace the state of `record.version`."""
        before = self.load(record.kind, record.id)
        if before is None or before.version != record.version:
            raise VersionConflictError(record.id)
        stored = replace(record, version=record.version + 1)
        same = {
            "ConditionExpression": "#version = :before",
            "ExpressionAttributeNames": {"#version": VERSION},
            "ExpressionAttributeValues": {":before": {"N": str(record.version)}},
        }
        come, go = stored.holders - before.holders, before.holders - stored.holders
        held = [*self._held(stored, come, "ADD"), *self._held(stored, go, "DELETE")]
        self._write(record, [self._put(stored, same), *held], come)
        self._clear(record.kind, go)
        return stored

    def delete(self, kind: Kind, record_id: str) -> None:
        """Forget a record."""
        record = self.load(kind, record_id)
        if record is None:
            return
        gone = {"Delete": {"TableName": self._table, "Key": {KEY: {"S": f"{kind}#{record_id}"}}}}
        self._write(record, [gone, *self._held(record, record.holders, "DELETE")])
        self._clear(kind, record.holders)

    def held(self, holder: str, kind: Kind) -> list[Record]:
        """Every record that the holder holds."""
        item = self._get(_held_key(kind, holder))
        ids = sorted(item.get(IDS, {}).get("SS", ())) if item else []
        chunks = (ids[first : first + BATCH] for first in range(0, len(ids), BATCH))
        return by_id(_record(kind, found) for chunk in chunks for found in self._get_all(kind, chunk))

    def _put(self, record: Record, condition: dict[str, Any]) -> dict[str, Any]:
        item: Item = {
            KEY: {"S": f"{record.kind}#{record.id}"},
            VERSION: {"N": str(record.version)},
            STATE: {"S": record.state.decode()},
            **({HOLDERS: {"SS": sorted(record.holders)}} if record.holders else {}),
            **({EXPIRES_AT: expiry(record.expires_at)} if record.expires_at else {}),
        }
        return {"Put": {"TableName": self._table, "Item": item, **condition}}

    def _held(self, record: Record, holders: Iterable[str], verb: str) -> list[dict[str, Any]]:
        return [
            {
                "Update": {
                    "TableName": self._table,
                    "Key": {KEY: {"S": _held_key(record.kind, holder)}},
                    "UpdateExpression": f"{verb} {IDS} :id",
                    "ExpressionAttributeValues": {":id": {"SS": [record.id]}},
                }
            }
            for holder in sorted(holders)
        ]

    def _write(self, record: Record, items: list[dict[str, Any]], come: Iterable[str] = ()) -> None:
        """`come`: holders that are new; those with a slash in their name are no players."""
        players = {holder for holder in come if "/" not in holder} | ({record.player} if record.player else set())
        guards = [self._hours.open(player) for player in sorted(players)]
        try:
            call(self._client.transact_write_items, TransactItems=[*guards, *items], ClientRequestToken=str(uuid4()))
        except ClientError as exc:
            if CONFLICT in codes(exc)[: len(guards)]:
                raise PlayerForgottenError from exc
            if CONFLICT in codes(exc):
                raise VersionConflictError(record.id) from exc
            raise broken(exc) from exc

    def _clear(self, kind: Kind, holders: Iterable[str]) -> None:
        """Remove the items of holders that hold nothing any more: they name a player."""
        for holder in sorted(holders):
            empty = {
                "Key": {KEY: {"S": _held_key(kind, holder)}},
                "ConditionExpression": f"attribute_not_exists({IDS})",
            }
            try:
                call(self._client.delete_item, TableName=self._table, **empty)
            except ClientError as exc:
                if "ConditionalCheckFailedException" not in codes(exc):
                    raise broken(exc) from exc

    def _get(self, key: str) -> Item | None:
        return item_of(self._client, self._table, key)

    def _get_all(self, kind: Kind, ids: list[str]) -> list[Item]:
        keys = [f"{kind}#{record_id}" for record_id in ids]
        return list(items_of(self._client, self._table, keys, consistent=True).values())


def _held_key(kind: Kind, holder: str) -> str:
    return f"held#{kind}#{holder}"


def _record(kind: Kind, item: Item) -> Record:
    holders = frozenset(item.get(HOLDERS, {}).get("SS", ()))
    ends = item.get(EXPIRES_AT)
    return Record(
        kind,
        item[KEY]["S"].partition("#")[2],
        item[STATE]["S"].encode(),
        holders,
        int(item[VERSION]["N"]),
        datetime.fromtimestamp(int(ends["N"]), UTC) if ends else None,
    )
