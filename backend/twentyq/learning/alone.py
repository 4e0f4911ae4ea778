"""One run at a time on one computer."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from twentyq.learning.errors import AlreadyLearningError

LOCK = ".learning.lock"
ASIDE = ".aside-"
"""Begins the names of folders that last no longer than a run."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep others out of the folder, and remove what a killed run left; AlreadyLearningError.

    SQLite's lock ends with the process that holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as exc:
            raise AlreadyLearningError("another run is learning already") from exc
        for left in folder.glob(f"{ASIDE}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield
