"""Recordings of one player are counted by all functions together, over moto."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from twentyq.aws.recording_limit import DynamoDbRecordingLimit
from twentyq.play.errors import RateLimitedError
from twentyq.storage.aws import client
from twentyq.storage.errors import StorageBrokenError

NOW = datetime(2026, 1, 2, 3, 4, 15, tzinfo=UTC)


class Clock:
    """A time that tests move."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.mark.usefixtures("aws")
def test_recordings_of_a_minute_are_counted_over_all_functions() -> None:
    clock = Clock()
    here, there = (DynamoDbRecordingLimit(client("dynamodb"), "games", 3, clock) for _ in range(2))
    for limit in (here, there, here):
        limit.admit("p1")
    with pytest.raises(RateLimitedError) as refused:
        there.admit("p1")
    assert refused.value.retry_after_seconds == 45
    there.admit("p2")
    clock.now = NOW + timedelta(seconds=45)
    here.admit("p1")


def test_the_count_expires_and_does_not_tell_the_player(aws: Any) -> None:
    DynamoDbRecordingLimit(client("dynamodb"), "games", 3, Clock()).admit("player-7")
    (item,) = aws.client("dynamodb").scan(TableName="games")["Items"]
    assert "player-7" not in str(item)
    assert NOW.timestamp() < int(item["expiresAt"]["N"]) < (NOW + timedelta(days=1)).timestamp()


@pytest.mark.usefixtures("aws")
def test_a_table_that_is_gone_is_said() -> None:
    with pytest.raises(StorageBrokenError):
        DynamoDbRecordingLimit(client("dynamodb"), "nowhere", 3).admit("p1")
