"""AppSync's scalars, as types for annotations."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import NewType

ID = NewType("ID", str)
AWSDateTime = NewType("AWSDateTime", datetime)
AWSURL = NewType("AWSURL", str)
AWSJSON = NewType("AWSJSON", str)


@lru_cache(4096)  # every turn of a game gives the times of all turns before it
def to_aws_datetime(time: datetime) -> str:
    """ISO 8601 in UTC with milliseconds, as AppSync's AWSDateTime."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_aws_datetime(text: str) -> datetime:
    """An aware time; AppSync demands the offset. ValueError for anything else."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError("AWSDateTime needs an offset such as Z")
    return time
