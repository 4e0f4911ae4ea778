"""Objects in memory, for tests and for decks of one process."""

from hashlib import sha256
from threading import Lock

from twentyq.storage.objects.object_store import ObjectConflictError, StoredObject


class MemoryObjects:
    """ObjectStore that ends with the process."""

    def __init__(self) -> None:
        """Start empty."""
        self._objects: dict[str, bytes] = {}
        self._lock = Lock()

    def get(self, key: str, unless: str | None = None) -> StoredObject | None:
        """What stands there."""
        data = self._objects.get(key)
        found = None if data is None else StoredObject(data, _etag(data))
        return None if found is None or found.etag == unless else found

    def put(self, key: str, data: bytes, expected: str | None) -> str:
        """Write, if nothing has changed."""
        with self._lock:
            found = self.get(key)
            if (found and found.etag) != expected:
                raise ObjectConflictError(key)
            self._objects[key] = data
            return _etag(data)

    def keys(self, prefix: str) -> list[str]:
        """All keys that begin so."""
        return sorted(key for key in list(self._objects) if key.startswith(prefix))

    def delete(self, prefix: str) -> None:
        """Remove what begins so."""
        with self._lock:
            for key in self.keys(prefix):
                del self._objects[key]


def _etag(data: bytes) -> str:
    return sha256(data).hexdigest()
