"""The day's sums in a file: a restart does not forget them, and processes share them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from twentyq.speech.allowance.allowance import Limits, account, unrecorded, utc_now

TABLE = "CREATE TABLE IF NOT EXISTS allowance (account TEXT PRIMARY KEY, used INTEGER NOT NULL) WITHOUT ROWID"
TAKE = """
    INSERT INTO allowance VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET used = used + excluded.used
    WHERE used + excluded.used <= ? RETURNING account
"""


class SqliteAllowance:
    """DailyAllowance in a data folder. Safe for threads and processes, and may be handed to another process."""

    def __init__(self, file: Path, limits: Limits, now: Callable[[], datetime] = utc_now) -> None:
        """Make the file when it is first needed."""
        self._file = file
        self._limits = limits
        self._now = now

    def take(self, service: str, amount: int) -> bool:
        """Add where it fits."""
        most = self._limits[service]
        if amount > most:
            return False
        values = (account(service, self._now()), amount, most)
        try:
            with closing(sqlite3.connect(self._file, timeout=1)) as connection, connection:
                connection.execute(TABLE)
                return bool(connection.execute(TAKE, values).fetchall())
        except sqlite3.Error as exc:
            raise unrecorded(service) from exc
