"""Calls spread in time, to keep to a service's quota."""

from collections.abc import Callable
from threading import Lock
from time import monotonic, sleep


class RateLimit:
    """At most `per_second` calls a second, evenly spaced. Safe for threads."""

    def __init__(
        self,
        per_second: float,
        max_wait: float = 5.0,
        clock: Callable[[], float] = monotonic,
        pause: Callable[[float], None] = sleep,
    ) -> None:
        """`max_wait` in seconds: who would wait longer is refused."""
        self._interval = 1 / per_second
        self._max_wait = max_wait
        self._clock = clock
        self._pause = pause
        self._next = 0.0
        self._lock = Lock()

    def wait(self) -> bool:
        """Wait for a turn; False when it is too far off."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next)
            if turn - now > self._max_wait:
                return False
            self._next = turn + self._interval
        if turn > now:
            self._pause(turn - now)
        return True
