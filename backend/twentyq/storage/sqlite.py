"""Games in one SQLite file (WAL), for a laptop."""

import os
import sqlite3
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any

from twentyq.game.game import Game
from twentyq.storage.errors import StorageBrokenError, StorageUnavailableError, VersionConflictError
from twentyq.storage.game_form import from_state, readable, to_state
from twentyq.storage.game_store import GamePosition, GameQuery, PlayerTotals
from twentyq.storage.time_left import about_to_wait, may_wait

MIGRATIONS = (
    """
    CREATE TABLE games (
        id TEXT PRIMARY KEY,
        player_id TEXT NOT NULL,
        client_request_id TEXT,
        started_at INTEGER NOT NULL, -- microseconds since 1970 UTC
        status TEXT NOT NULL,
        questions INTEGER NOT NULL,
        version INTEGER NOT NULL,
        state BLOB NOT NULL          -- the game as JSON
    ) WITHOUT ROWID;
    CREATE UNIQUE INDEX games_by_request ON games (player_id, client_request_id) WHERE client_request_id IS NOT NULL;
    CREATE INDEX games_by_player ON games (player_id, started_at, id);
    """,
)
"""Each brings a file from the version before it (PRAGMA user_version) to its own; a released one never changes."""

BUSY = "SQLITE_BUSY"
DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
COLUMNS = frozenset(("id", "player_id", "client_request_id", "started_at", "status", "questions", "version", "state"))
INSERT = "INSERT OR IGNORE INTO games VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
UPDATE = "UPDATE games SET status = ?, questions = ?, version = ?, state = ? WHERE id = ? AND version = ?"
BY_REQUEST = "SELECT state FROM games WHERE player_id = ? AND client_request_id = ?"
BY_ID = "SELECT id, state FROM games WHERE id > ? ORDER BY id LIMIT ?"
PAGE_OF_ALL = 1000
PAGE = """
    SELECT state FROM games WHERE player_id = :player_id
    AND (:status IS NULL OR status = :status)
    AND (:started_after IS NULL OR started_at > :started_after)
    AND (:started_before IS NULL OR started_at < :started_before)
    AND (:position_at IS NULL OR (started_at, id) < (:position_at, :position_id))
    ORDER BY started_at DESC, id DESC
"""
TOTALS = """
    SELECT status, iif(status = 'ABANDONED', max(questions - 1, 0), questions) AS counted, count(*)
    FROM games WHERE player_id = ? GROUP BY status, counted
"""
"""By `turns_counted`: the last turn of a game that was stopped waits for its answer."""


AT_ONCE = 0.002
"""Seconds that an event loop waits, which is longer than other threads take for a game."""
KEPT = 256
"""Games in memory beside the state that was last saved: read back unchanged, that need not be decoded."""


class SqliteGameStore:
    """GameStore and GameHistory in one file. Safe for threads; one process writes at a time, others wait."""

    def __init__(self, path: Path, *, timeout: float = 5.0) -> None:
        """Open or create the file and bring it to the newest version. `timeout` in seconds."""
        self._turns = Lock()
        self._path = path
        self._timeout = self._patience = timeout
        self._kept: OrderedDict[str, tuple[bytes, Game]] = OrderedDict()
        with _unavailable(path):
            self._db = sqlite3.connect(path, timeout=timeout, isolation_level=None, check_same_thread=False)
            try:
                self._check()
                self._db.execute("PRAGMA journal_mode = WAL")
                # Every committed write outlives this process; only a power cut can take the last ones.
                self._db.execute("PRAGMA synchronous = NORMAL")
                self._migrate()
                self._file = path.stat().st_ino
            except BaseException:
                self._db.close()
                raise

    def create(self, game: Game) -> Game:
        """Store a new game, or return the one that the same request started."""
        stored = replace(game, version=1)
        with self._using():
            inserted = self._db.execute(INSERT, (game.id, game.player_id, game.client_request_id, *_columns(stored)))
            if inserted.rowcount:
                return stored
            row = self._db.execute(BY_REQUEST, (game.player_id, game.client_request_id)).fetchone()
        if row is None:
            raise VersionConflictError(game.id)
        return from_state(row[0])

    def load(self, game_id: str) -> Game | None:
        """The game as last saved."""
        with self._using():
            row = self._db.execute("SELECT state FROM games WHERE id = ?", (game_id,)).fetchone()
        return self._game(game_id, row[0]) if row else None

    def save(self, game: Game) -> Game:
        """Replace the state of `game.version` by the next one."""
        saved = replace(game, version=game.version + 1)
        _, *columns, state = _columns(saved)
        with self._using():
            updated = self._db.execute(UPDATE, (*columns, state, game.id, game.version))
            if not updated.rowcount:
                raise VersionConflictError(game.id)
            self._keep(saved, state)
        return saved

    def page(self, player_id: str, query: GameQuery, limit: int, after: GamePosition | None) -> list[Game]:
        """At most `limit` games, newest first, from behind `after`."""
        bindings = {
            "player_id": player_id,
            "status": query.status,
            "started_after": query.started_after and _microseconds(query.started_after),
            "started_before": query.started_before and _microseconds(query.started_before),
            "position_at": after and _microseconds(after.started_at),
            "position_id": after and after.game_id,
        }
        with self._using():
            states = (state for (state,) in self._db.execute(PAGE, bindings))
            return list(islice(readable(states), limit))

    def totals(self, player_id: str) -> PlayerTotals:
        """Counts over the player's games."""
        with self._using():
            rows = self._db.execute(TOTALS, (player_id,)).fetchall()
        return PlayerTotals.of(rows)

    def delete_player(self, player_id: str) -> int:
        """Remove every game of the player."""
        with self._using():
            self._kept.clear()
            return self._db.execute("DELETE FROM games WHERE player_id = ?", (player_id,)).rowcount

    def games(self) -> Iterator[Game]:
        """Every game of every player in the order of their ids, read page by page."""
        after = ""
        while True:
            with self._using():
                rows = self._db.execute(BY_ID, (after, PAGE_OF_ALL)).fetchall()
            if not rows:
                return
            after = rows[-1][0]
            yield from readable(state for _, state in rows)

    def close(self) -> None:
        """Fold the write-ahead log into the file and let it go."""
        with self._turns:
            self._db.close()

    @contextmanager
    def _using(self) -> Iterator[None]:
        """One thread at a time, none of which waits longer than `timeout`; the file must still be the one opened."""
        patience = self._timeout if may_wait() else AT_ONCE
        if not self._turns.acquire(timeout=patience):
            about_to_wait()
            raise StorageUnavailableError(f"{self._path} is busy")
        try:
            self._must_be_there()
            with _unavailable(self._path):
                self._wait_for_others(patience)
                yield
        except StorageUnavailableError as exc:
            problem = getattr(exc.__cause__, "sqlite_errorname", "")
            if problem.startswith(BUSY):
                about_to_wait()
            if problem in DAMAGED:
                raise StorageBrokenError(f"{exc}; move the file away and start again") from exc
            raise
        finally:
            self._turns.release()

    def _wait_for_others(self, patience: float) -> None:
        """How long SQLite waits while another process writes."""
        if patience != self._patience:
            self._db.execute(f"PRAGMA busy_timeout = {round(patience * 1000)}")
            self._patience = patience

    def _keep(self, game: Game, state: bytes) -> None:
        self._kept[game.id] = state, game
        self._kept.move_to_end(game.id)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _game(self, game_id: str, state: str | bytes) -> Game:
        known, game = self._kept.get(game_id, (None, None))
        return game if game and known == state else from_state(state)

    def _must_be_there(self) -> None:
        """SQLite writes on into a file that was removed; what is saved there is lost."""
        try:
            there = os.stat(self._path).st_ino == self._file  # noqa: PTH116 - half the time of Path.stat
        except OSError:
            there = False
        if not there:
            raise StorageBrokenError(f"{self._path} was removed; start again")

    def _check(self) -> None:
        """Refuse a file that is cut off, damaged, another program's or a newer release's; nothing is written to it."""
        (state,) = self._db.execute("PRAGMA quick_check(1)").fetchone()
        if state != "ok":
            raise sqlite3.DatabaseError("the file is cut off or damaged")
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise sqlite3.DatabaseError("the games were written by a newer Twentyq")
        columns = {name for _, name, *_ in self._db.execute("PRAGMA table_info(games)")}
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not columns >= COLUMNS if version else tables:
            raise sqlite3.DatabaseError("the file is not Twentyq's")

    def _migrate(self) -> None:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        for number, script in enumerate(MIGRATIONS[version:], version + 1):
            self._db.executescript(f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;")


def _columns(game: Game) -> tuple[Any, ...]:
    return _microseconds(game.started_at), game.status, len(game.turns), game.version, to_state(game)


def _microseconds(time: datetime) -> int:
    return round(time.timestamp() * 1_000_000)


@contextmanager
def _unavailable(path: Path) -> Iterator[None]:
    """SQLite's errors as ours; they name the file."""
    try:
        yield
    except sqlite3.Error as exc:
        raise StorageUnavailableError(f"{path}: {exc}") from exc
