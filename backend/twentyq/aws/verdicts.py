"""Reports of the weekly runs, and how old the last one is."""

from collections.abc import Mapping
from datetime import UTC, datetime

from twentyq.storage.objects.object_store import ObjectStore

REPORTS = "reports/"
LAST = f"{REPORTS}last.txt"
"""When the last verdict was given; before the first, since when one is waited for."""


class Verdicts:
    """Keeps what came of each run under its time."""

    def __init__(self, objects: ObjectStore) -> None:
        """Keep it in `objects`."""
        self._objects = objects

    def keep(self, at: datetime, report: Mapping[str, bytes]) -> None:
        """Keep a report; the time of the last verdict comes after it."""
        for name, data in report.items():
            self._put(f"{REPORTS}{at:%Y%m%dT%H%M%SZ}/{name}", data)
        self._put(LAST, at.isoformat().encode())

    def age(self, now: datetime) -> int:
        """Whole days since the last verdict; since this is first asked, where there has been none."""
        found = self._objects.get(LAST)
        if found is None:
            self._put(LAST, now.isoformat().encode())
            return 0
        return (now - datetime.fromisoformat(found.data.decode()).astimezone(UTC)).days

    def _put(self, key: str, data: bytes) -> None:
        found = self._objects.get(key)
        self._objects.put(key, data, found.etag if found else None)
