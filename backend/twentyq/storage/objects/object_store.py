"""The port of files under keys, which of two writers lets one win."""

from dataclasses import dataclass
from typing import Protocol

from twentyq.storage.errors import StorageError


@dataclass(frozen=True, slots=True)
class StoredObject:
    """What stands under a key."""

    data: bytes
    etag: str
    """Changes with the content."""


class ObjectConflictError(StorageError):
    """What stands under the key is not what the writer expects."""


class ObjectStore(Protocol):
    """Keeps bytes under keys such as "decks/everyday/latest.json". Raises StorageUnavailableError."""

    def get(self, key: str, unless: str | None = None) -> StoredObject | None:
        """What stands there; None where nothing does, or where it has the etag `unless`."""

    def put(self, key: str, data: bytes, expected: str | None) -> str:
        """Write and return the etag, if what stands there has the etag `expected`, None for nothing.

        ObjectConflictError.
        """

    def keys(self, prefix: str) -> list[str]:
        """All keys that begin so, in order."""

    def delete(self, prefix: str) -> None:
        """Remove everything under keys that begin so."""
