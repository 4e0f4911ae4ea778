"""How many recordings of one player are listened to, by all functions together: an item per player and minute.

Admitting one costs one capacity unit to write.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from twentyq.play.errors import RateLimitedError
from twentyq.storage.aws.calls import perform
from twentyq.storage.aws.dynamodb_items import EXPIRES_AT, KEY
from twentyq.storage.recordings import player_prefix

MINUTE, KEPT = 60, 3600
"""Seconds."""


class DynamoDbRecordingLimit:
    """RecordingLimit of so many in every minute of the clock. Raises StorageError, too."""

    def __init__(
        self, client: Any, table: str, per_minute: float, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """Count in `table`, through a client of `storage.aws.client`."""
        self._client = client
        self._table = table
        self._per_minute = per_minute
        self._now = now

    def admit(self, player_id: str) -> None:
        """Count one more of the present minute."""
        minute, second = divmod(int(self._now().timestamp()), MINUTE)
        answer = perform(
            self._client.update_item,
            TableName=self._table,
            Key={KEY: {"S": f"{player_prefix(player_id)}{minute}"}},
            UpdateExpression="ADD #count :one SET #expires = :expires",
            ExpressionAttributeNames={"#count": "count", "#expires": EXPIRES_AT},
            ExpressionAttributeValues={":one": {"N": "1"}, ":expires": {"N": str(minute * MINUTE + KEPT)}},
            ReturnValues="UPDATED_NEW",
        )
        if int(answer["Attributes"]["count"]["N"]) > self._per_minute:
            raise RateLimitedError(MINUTE - second)
