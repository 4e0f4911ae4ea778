"""Objects as files in a folder, for a laptop."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from twentyq.storage.errors import StorageUnavailableError
from twentyq.storage.files import write_file
from twentyq.storage.objects.object_store import ObjectConflictError, StoredObject

LOCK = ".objects.lock"


class FileObjects:
    """ObjectStore in a folder. Readers see all of a file or none; of two processes that write one wins."""

    def __init__(self, folder: Path, *, timeout: float = 5.0) -> None:
        """Keys are paths below `folder`. `timeout`: for how many seconds a writer waits for others."""
        self._folder = folder
        self._timeout = timeout

    def get(self, key: str, unless: str | None = None) -> StoredObject | None:
        """What stands there."""
        try:
            data = (self._folder / key).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as exc:
            raise StorageUnavailableError(str(exc)) from exc
        etag = sha256(data).hexdigest()
        return None if etag == unless else StoredObject(data, etag)

    def put(self, key: str, data: bytes, expected: str | None) -> str:
        """Write, if nothing has changed."""
        with self._alone():
            found = self.get(key)
            if (found and found.etag) != expected:
                raise ObjectConflictError(key)
            write_file(self._folder / key, data, durable=True)
        return sha256(data).hexdigest()

    def keys(self, prefix: str) -> list[str]:
        """All keys that begin so."""
        start = (self._folder / prefix).parent if not prefix.endswith("/") else self._folder / prefix
        found = (path.relative_to(self._folder).as_posix() for path in start.rglob("*") if path.is_file())
        return sorted(key for key in found if key.startswith(prefix) and not Path(key).name.startswith("."))

    def delete(self, prefix: str) -> None:
        """Remove what begins so."""
        with self._alone():
            for key in self.keys(prefix):
                try:
                    (self._folder / key).unlink(missing_ok=True)
                except OSError as exc:
                    raise StorageUnavailableError(str(exc)) from exc

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other process or thread writes meanwhile; SQLite's lock ends with the process that holds it."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = sqlite3.connect(self._folder / LOCK, timeout=self._timeout, isolation_level=None)
        except (OSError, sqlite3.Error) as exc:
            raise StorageUnavailableError(str(exc)) from exc
        with closing(lock):
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.Error as exc:
                raise StorageUnavailableError(f"{self._folder} is busy") from exc
            yield
