"""Port for what a day allows, and the error when it is used up."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Protocol

from twentyq.speech.errors import SpeechUnavailableError

Limits = Mapping[str, int]
"""By service, of a day of UTC: seconds of Transcribe, characters of Polly."""


class DailyAllowance(Protocol):
    """Adds up what was asked for. SpeechUnavailableError when that cannot be read or written: then nothing is asked."""

    def take(self, service: str, amount: int) -> bool:
        """Add to the day's sum where it stays within the service's limit, in one step; whether it did."""


def utc_now() -> datetime:
    """The time of the real clock."""
    return datetime.now(UTC)


def account(service: str, now: datetime) -> str:
    """The name of a day's sum."""
    return f"{service}/{now:%Y-%m-%d}"


def unrecorded(service: str) -> SpeechUnavailableError:
    """The sum cannot be read or written."""
    return SpeechUnavailableError(service, "the day's allowance cannot be read")


def claim(allowance: DailyAllowance, service: str, amount: int) -> None:
    """Take, or raise SpeechUnavailableError. What was begun counts, whether or not it comes to something."""
    if not allowance.take(service, amount):
        raise SpeechUnavailableError(service, "the day's allowance is used up")
