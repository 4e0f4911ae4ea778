"""What was spent on the language model, in the games' table: one item per game and per day, kept for a month.

Reading an account costs half a capacity unit to read, adding to it one to write; a move adds four times.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

from twentyq.guessing.llm.config import Usage
from twentyq.guessing.llm.errors import Failure, LlmFailedError
from twentyq.storage.aws import call
from twentyq.storage.dynamodb_items import EXPIRES_AT, KEY
from twentyq.storage.errors import StorageError

KEPT = timedelta(days=31)
SUMS = ("input", "cached", "output", "dollars")


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
        values = {f":{name}": {"N": f"{getattr(usage, name):.12g}"} for name in SUMS}
        expires = {":expires": {"N": str(int((self._now() + KEPT).timestamp()))}}
        self._called(
            self._client.update_item,
            Key=_key(account),
            UpdateExpression=f"ADD {', '.join(f'#{name} :{name}' for name in SUMS)} SET #expires = :expires",
            ExpressionAttributeNames={"#expires": EXPIRES_AT} | {f"#{name}": name for name in SUMS},
            ExpressionAttributeValues=values | expires,
        )

    def _called(self, operation: Callable[..., Any], **request: Any) -> Any:
        try:
            return call(operation, TableName=self._table, **request)
        except (ClientError, StorageError) as exc:
            raise LlmFailedError(Failure.UNRECORDED) from exc


def _key(account: str) -> dict[str, Any]:
    return {KEY: {"S": f"spending:{account}"}}
