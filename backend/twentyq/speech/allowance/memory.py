"""The day's sums of one process."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from threading import Lock

from twentyq.speech.allowance.allowance import Limits, account, utc_now


class MemoryAllowance:
    """DailyAllowance that a restart forgets. Safe for threads."""

    def __init__(self, limits: Limits, now: Callable[[], datetime] = utc_now) -> None:
        """Nothing taken yet."""
        self._limits = limits
        self._now = now
        self._sums: Counter[str] = Counter()
        self._lock = Lock()

    def take(self, service: str, amount: int) -> bool:
        """Add where it fits."""
        day = account(service, self._now())
        with self._lock:
            if self._sums[day] + amount > self._limits[service]:
                return False
            self._sums[day] += amount
            return True
