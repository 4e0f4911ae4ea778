"""Records of decks and teams in one SQLite file (WAL), for a laptop."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from twentyq.storage.decks.records import Kind, Record
from twentyq.storage.errors import StorageBrokenError, StorageUnavailableError, VersionConflictError
from twentyq.storage.time_left import about_to_wait

MIGRATIONS = (
    """
    CREATE TABLE records (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        expires_at REAL,           -- seconds since 1970 UTC
        state BLOB NOT NULL,       -- JSON
        PRIMARY KEY (kind, id)
    ) WITHOUT ROWID;
    CREATE TABLE holders (
        holder TEXT NOT NULL,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        PRIMARY KEY (holder, kind, id)
    ) WITHOUT ROWID;
    CREATE INDEX holders_by_record ON holders (kind, id);
    """,
)
"""Each brings a file from the version before it (PRAGMA user_version) to its own; a released one never changes."""

SELECT = "SELECT id, version, expires_at, state FROM records WHERE kind = ? AND id = ?"
HOLDERS = "SELECT holder FROM holders WHERE kind = ? AND id = ?"
HELD = "SELECT id FROM holders WHERE holder = ? AND kind = ? ORDER BY id"
EVERY = "SELECT id FROM records WHERE kind = ? ORDER BY id"
EXPIRED = "SELECT kind, id FROM records WHERE expires_at <= ?"


class SqliteRecordStore:
    """RecordStore in one file. Safe for threads; one process writes at a time, others wait `timeout` seconds."""

    def __init__(self, path: Path, *, timeout: float = 5.0) -> None:
        """Open or create the file and bring it to the newest version."""
        self._path, self._timeout, self._turns = path, timeout, Lock()
        with _unavailable(path):
            self._db = sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
        self._migrate()

    def create(self, record: Record) -> Record:
        """Store a new record; what has expired goes now."""
        with self._changing() as db:
            for kind, record_id in db.execute(EXPIRED, (datetime.now(UTC).timestamp(),)).fetchall():
                _remove(db, kind, record_id)
            if db.execute(SELECT, (record.kind, record.id)).fetchone():
                raise VersionConflictError(record.id)
            return _insert(db, record)

    def load(self, kind: Kind, record_id: str) -> Record | None:
        """The record as last saved."""
        with self._changing() as db:
            return _load(db, kind, record_id)

    def save(self, record: Record) -> Record:
        """Replace the state of `record.version`."""
        with self._changing() as db:
            stored = _load(db, record.kind, record.id)
            if stored is None or stored.version != record.version:
                raise VersionConflictError(record.id)
            _remove(db, record.kind, record.id)
            return _insert(db, record)

    def delete(self, kind: Kind, record_id: str) -> None:
        """Forget a record."""
        with self._changing() as db:
            _remove(db, kind, record_id)

    def held(self, holder: str, kind: Kind) -> list[Record]:
        """Every record that the holder holds."""
        with self._changing() as db:
            found = (_load(db, kind, record_id) for (record_id,) in db.execute(HELD, (holder, kind)).fetchall())
            return [record for record in found if record]

    def every(self, kind: Kind) -> list[Record]:
        """Every record of a kind, by id: what a server that starts looks through."""
        with self._changing() as db:
            found = (_load(db, kind, record_id) for (record_id,) in db.execute(EVERY, (kind,)).fetchall())
            return [record for record in found if record]

    def close(self) -> None:
        """Let the file go."""
        with self._turns:
            self._db.close()

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """All or nothing, apart from other threads and processes."""
        about_to_wait()
        if not self._turns.acquire(timeout=self._timeout):
            raise StorageUnavailableError(f"{self._path} is busy")
        try:
            with _unavailable(self._path):
                self._db.execute("BEGIN IMMEDIATE")
                with self._db:
                    yield self._db
        finally:
            self._turns.release()

    def _migrate(self) -> None:
        with _unavailable(self._path):
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            if version > len(MIGRATIONS):
                raise StorageBrokenError(f"{self._path}: the decks were written by a newer Twentyq")
            for number, script in enumerate(MIGRATIONS[version:], version + 1):
                self._db.executescript(f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;")


def _load(db: sqlite3.Connection, kind: Kind, record_id: str) -> Record | None:
    row = db.execute(SELECT, (kind, record_id)).fetchone()
    if row is None:
        return None
    holders = frozenset(holder for (holder,) in db.execute(HOLDERS, (kind, record_id)))
    expires_at = datetime.fromtimestamp(row[2], UTC) if row[2] is not None else None
    return Record(kind, row[0], row[3], holders, row[1], expires_at)


def _insert(db: sqlite3.Connection, record: Record) -> Record:
    stored = replace(record, version=record.version + 1)
    expires_at = stored.expires_at.timestamp() if stored.expires_at else None
    row = (stored.kind, stored.id, stored.version, expires_at, stored.state)
    db.execute("INSERT INTO records VALUES (?, ?, ?, ?, ?)", row)
    held = [(holder, stored.kind, stored.id) for holder in sorted(stored.holders)]
    db.executemany("INSERT INTO holders VALUES (?, ?, ?)", held)
    return stored


def _remove(db: sqlite3.Connection, kind: str, record_id: str) -> None:
    for table in ("records", "holders"):
        db.execute(f"DELETE FROM {table} WHERE kind = ? AND id = ?", (kind, record_id))  # noqa: S608 - our own names


@contextmanager
def _unavailable(path: Path) -> Iterator[None]:
    """SQLite's errors as ours; they name the file."""
    try:
        yield
    except sqlite3.Error as exc:
        raise StorageUnavailableError(f"{path}: {exc}") from exc
