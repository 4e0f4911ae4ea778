"""How many recordings of one player are listened to."""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from threading import Lock
from time import monotonic
from typing import Protocol

from twentyq.play.errors import RateLimitedError

PLAYERS = 10_000


class RecordingLimit(Protocol):
    """Bounds the recordings of one player."""

    def admit(self, player_id: str) -> None:
        """Count one more. RateLimitedError when it is too many."""


class TokenBuckets:
    """RecordingLimit of one process: a minute's recordings at once at most, then as many a minute. Safe for threads."""

    def __init__(self, per_minute: float, clock: Callable[[], float] = monotonic) -> None:
        """`clock` in seconds. Players who were last heard long ago are forgotten first."""
        self._per_minute = per_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def admit(self, player_id: str) -> None:
        """Take a token of the player's."""
        with self._lock:
            now = self._clock()
            left, at = self._left.pop(player_id, (self._per_minute, now))
            left = min(self._per_minute, left + (now - at) * self._per_minute / 60)
            admitted = left >= 1
            self._left[player_id] = (left - admitted, now)
            while len(self._left) > PLAYERS:
                self._left.popitem(last=False)
        if not admitted:
            raise RateLimitedError(ceil((1 - left) * 60 / self._per_minute))
