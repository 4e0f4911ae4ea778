"""Records and files of decks in memory, for tests and for a single game."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from threading import Lock

from twentyq.storage.decks.deck_files import MAX_DOCUMENT_BYTES, UPLOAD_TIME, DocumentUpload
from twentyq.storage.decks.records import Kind, Record, by_id
from twentyq.storage.errors import VersionConflictError


class MemoryRecordStore:
    """RecordStore that ends with the process."""

    def __init__(self) -> None:
        """Start empty."""
        self._records: dict[tuple[Kind, str], Record] = {}
        self._lock = Lock()

    def create(self, record: Record) -> Record:
        """Store a new record."""
        with self._lock:
            if (record.kind, record.id) in self._records:
                raise VersionConflictError(record.id)
            return self._put(record)

    def load(self, kind: Kind, record_id: str) -> Record | None:
        """The record as last saved."""
        return self._records.get((kind, record_id))

    def save(self, record: Record) -> Record:
        """Replace the state of `record.version`."""
        with self._lock:
            stored = self._records.get((record.kind, record.id))
            if stored is None or stored.version != record.version:
                raise VersionConflictError(record.id)
            return self._put(record)

    def delete(self, kind: Kind, record_id: str) -> None:
        """Forget a record."""
        with self._lock:
            self._records.pop((kind, record_id), None)

    def held(self, holder: str, kind: Kind) -> list[Record]:
        """Every record that the holder holds."""
        return by_id(one for one in list(self._records.values()) if one.kind is kind and holder in one.holders)

    def _put(self, record: Record) -> Record:
        stored = self._records[record.kind, record.id] = replace(record, version=record.version + 1)
        return stored


class MemoryDeckFiles:
    """DeckFiles that end with the process; what is uploaded comes through `write`."""

    def __init__(self, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        """Start empty; `now` in UTC."""
        self._files: dict[str, bytes] = {}
        self._now = now

    def create_upload(self, key: str) -> DocumentUpload:
        """Leave to upload."""
        expires_at = self._now() + UPLOAD_TIME
        return DocumentUpload(f"memory:{key}", {"key": key}, expires_at, MAX_DOCUMENT_BYTES)

    def received(self, key: str) -> bytes | None:
        """What was uploaded; nobody looks at it first."""
        return self.read(key)

    def read(self, key: str) -> bytes | None:
        """A file."""
        return self._files.get(key)

    def write(self, key: str, data: bytes) -> None:
        """Keep a file."""
        self._files[key] = data

    def link(self, key: str) -> str:
        """A link to the file."""
        return f"memory:{key}"

    def delete(self, prefix: str) -> int:
        """Forget every file whose key begins so."""
        keys = [key for key in self._files if key.startswith(prefix)]
        for key in keys:
            del self._files[key]
        return len(keys)
