"""Which guests are signed in, and which refresh token of each is good."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from uuid import uuid4

from twentyq.local.errors import UnauthorizedError
from twentyq.storage.errors import StorageUnavailableError

RETRY_GRACE = timedelta(seconds=60)
"""For a client whose answer was lost: how long the refresh token just used is good once more, as on Cognito."""
BUSY_SECONDS = 1.0
TABLE = """
    CREATE TABLE IF NOT EXISTS guests (
        player_id TEXT PRIMARY KEY,
        token TEXT NOT NULL,       -- the id of the refresh token that is good
        used TEXT,                 -- the id of the one it replaced, while that may be sent again
        used_at REAL,              -- seconds since 1970
        ends_at REAL NOT NULL      -- seconds since 1970
    ) WITHOUT ROWID
"""


class GuestSessions:
    """One session a guest, in one SQLite file. A refresh token used twice ends it. Safe for threads."""

    def __init__(self, path: Path | str = ":memory:") -> None:
        self._turns = Lock()
        self._path = path
        with _unavailable(path):
            self._db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute(TABLE)
            self._db.execute("CREATE INDEX IF NOT EXISTS guests_by_end ON guests (ends_at)")

    def begin(self, player_id: str, now: datetime, ends_at: datetime) -> str:
        """Sign a new guest in until then: the id of its refresh token."""
        token = str(uuid4())
        with self._changing() as db:
            db.execute("DELETE FROM guests WHERE ends_at <= ?", (now.timestamp(),))
            db.execute("INSERT INTO guests VALUES (?, ?, NULL, NULL, ?)", (player_id, token, ends_at.timestamp()))
        return token

    def rotate(self, player_id: str, token: str, now: datetime) -> tuple[str, datetime]:
        """The id of the next refresh token, and the session's end; UnauthorizedError ends the session."""
        with self._changing() as db:
            row = db.execute("SELECT token, used, used_at, ends_at FROM guests WHERE player_id = ?", (player_id,))
            good, used, used_at, ends_at = row.fetchone() or (None, None, 0.0, 0.0)
            retried = token == used and now.timestamp() - used_at <= RETRY_GRACE.total_seconds()
            renewed = ends_at > now.timestamp() and (token == good or retried)
            if renewed:
                following = str(uuid4())
                update = "UPDATE guests SET token = ?, used = ?, used_at = ? WHERE player_id = ?"
                db.execute(update, (following, None if retried else token, now.timestamp(), player_id))
            else:
                db.execute("DELETE FROM guests WHERE player_id = ?", (player_id,))
        if not renewed:
            raise UnauthorizedError("The session has ended.")
        return following, datetime.fromtimestamp(ends_at, now.tzinfo)

    def revoke(self, player_id: str) -> None:
        """End the guest's session: none of its tokens is good any more."""
        with self._changing() as db:
            db.execute("DELETE FROM guests WHERE player_id = ?", (player_id,))

    def signed_in(self, player_id: str) -> bool:
        """Whether the guest has a session."""
        with self._using() as db:
            return db.execute("SELECT 1 FROM guests WHERE player_id = ?", (player_id,)).fetchone() is not None

    def close(self) -> None:
        """Let the file go."""
        with self._turns:
            self._db.close()

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, apart from other threads and processes."""
        with self._using() as db:
            db.execute("BEGIN IMMEDIATE")
            with db:
                yield db

    @contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        with self._turns, _unavailable(self._path):
            yield self._db


@contextmanager
def _unavailable(path: Path | str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as exc:
        raise StorageUnavailableError(f"{path}: {exc}") from exc
