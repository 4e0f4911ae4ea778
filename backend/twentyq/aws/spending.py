"""What was spent on the language model, in the games' table: one item per game and per day, kept for a month.

Adding to an account costs a unit to write; a move adds twice to its game, and twice to the day where a day has a limit.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from math import isfinite
from types import MappingProxyType
from typing import Any

from botocore.exceptions import ClientError

from twentyq.guessing.llm.config import Room, Usage
from twentyq.guessing.llm.errors import Failure, LlmFailedError
from twentyq.storage.aws.calls import call, codes
from twentyq.storage.aws.dynamodb_items import EXPIRES_AT, KEY
from twentyq.storage.errors import StorageError
from twentyq.time_left import seconds_left, within

KEPT = timedelta(days=31)
SUMS, TOKENS = ("input", "cached", "output", "dollars"), "tokens"
LONGEST_SECONDS = 1.5
"""A ledger that takes longer counts as failed: the move goes to the deck."""


class _NoRoomError(Exception):
    """The sum would exceed its limit."""


class DynamoDbLedger:
    """Ledger shared by all functions. LlmFailedError when the table cannot be reached: then nothing is spent."""

    def __init__(self, client: Any, table: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Use `table` through a client of `storage.aws.client`."""
        self._client = client
        self._table = table
        self._now = now

    def spent(self, account: str) -> Usage:
        """The account's sum."""
        item = self._called(self._client.get_item, Key=_key(account)).get("Item", {})
        sums = {name: float(item.get(name, {}).get("N", 0)) for name in SUMS}
        return Usage(int(sums["input"]), int(sums["cached"]), int(sums["output"]), sums["dollars"])

    def add(self, account: str, usage: Usage) -> None:
        """Add to the account."""
        self._update(account, usage)

    def take(self, account: str, usage: Usage, room: Room) -> bool:
        """Add where it fits, in one conditional update."""
        if not room.holds(usage):
            return False
        tokens = usage.input + usage.output
        left = {
            "input": room.input - usage.input,
            TOKENS: room.tokens - tokens,
            "dollars": room.dollars - usage.dollars,
        }
        bounds = {name: most for name, most in left.items() if isfinite(most)}
        try:
            self._update(account, usage, bounds)
        except _NoRoomError:
            return False
        return True

    def _update(self, account: str, usage: Usage, bounds: Mapping[str, float] = MappingProxyType({})) -> None:
        sums = {name: getattr(usage, name) for name in SUMS} | {TOKENS: usage.input + usage.output}
        values = {f":{name}": _number(value) for name, value in sums.items()}
        values |= {f":most_{name}": _number(most) for name, most in bounds.items()}
        within_bounds = [f"(attribute_not_exists(#{name}) OR #{name} <= :most_{name})" for name in bounds]
        self._called(
            self._client.update_item,
            Key=_key(account),
            UpdateExpression=f"ADD {', '.join(f'#{name} :{name}' for name in sums)} SET #expires = :expires",
            ExpressionAttributeNames={"#expires": EXPIRES_AT} | {f"#{name}": name for name in sums},
            ExpressionAttributeValues=values | {":expires": _number(int((self._now() + KEPT).timestamp()))},
            **({"ConditionExpression": " AND ".join(within_bounds)} if bounds else {}),
        )

    def _called(self, operation: Callable[..., Any], **request: Any) -> Any:
        try:
            with within(min(seconds_left(), LONGEST_SECONDS)):
                return call(operation, TableName=self._table, **request)
        except (ClientError, StorageError) as exc:
            if isinstance(exc, ClientError) and codes(exc) == ["ConditionalCheckFailedException"]:
                raise _NoRoomError from exc
            raise LlmFailedError(Failure.UNRECORDED) from exc


def _number(value: float) -> dict[str, str]:
    return {"N": f"{value:.12g}"}


def _key(account: str) -> dict[str, Any]:
    return {KEY: {"S": f"spending:{account}"}}
