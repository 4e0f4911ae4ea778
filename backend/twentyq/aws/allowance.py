"""What speech services were asked for in a day, in the games' table: an item per service and day, kept for two days.

Taking costs a unit to write, also where it does not fit.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

from twentyq.aws.observed import ALLOWANCE, count
from twentyq.speech.allowance.allowance import Limits, account, unrecorded, utc_now
from twentyq.storage.aws.calls import call, codes
from twentyq.storage.aws.dynamodb_items import EXPIRES_AT, KEY
from twentyq.storage.errors import StorageError
from twentyq.time_left import seconds_left, within

KEPT = timedelta(days=2)
LONGEST_SECONDS = 1.5
"""A table that takes longer counts as failed: the game goes on by taps, or without sound."""


class DynamoDbAllowance:
    """DailyAllowance shared by all functions; refusals are counted."""

    def __init__(self, client: Any, table: str, limits: Limits, now: Callable[[], datetime] = utc_now) -> None:
        """Add up in `table`, through a client of `storage.aws.client`."""
        self._client = client
        self._table = table
        self._limits = limits
        self._now = now

    def take(self, service: str, amount: int) -> bool:
        """Add where it fits, in one conditional update."""
        taken = amount <= self._limits[service] and self._added(service, amount)
        if not taken:
            count(ALLOWANCE, service)
        return taken

    def _added(self, service: str, amount: int) -> bool:
        now = self._now()
        values = {":amount": amount, ":room": self._limits[service] - amount, ":expires": int((now + KEPT).timestamp())}
        try:
            with within(min(seconds_left(), LONGEST_SECONDS)):
                call(
                    self._client.update_item,
                    TableName=self._table,
                    Key={KEY: {"S": f"allowance/{account(service, now)}"}},
                    UpdateExpression="ADD #used :amount SET #expires = :expires",
                    ConditionExpression="attribute_not_exists(#used) OR #used <= :room",
                    ExpressionAttributeNames={"#used": "used", "#expires": EXPIRES_AT},
                    ExpressionAttributeValues={name: {"N": str(value)} for name, value in values.items()},
                )
        except (ClientError, StorageError) as exc:
            if isinstance(exc, ClientError) and codes(exc) == ["ConditionalCheckFailedException"]:
                return False
            raise unrecorded(service) from exc
        return True
