"""Port for the files of decks: documents as they were uploaded, what was read of them, and drafts.

A key is tenants/<tenant>/decks/<deck>/<folder>/<name>. A tenant's name does not tell whose it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol

MAX_DOCUMENT_BYTES = 10_000_000
UPLOAD_TIME = timedelta(minutes=10)
"""For how long an upload is taken."""
KEY = re.compile(r"tenants/[0-9a-f]{32}/decks/[0-9a-f-]{1,64}/[a-z]{1,20}/[0-9a-zA-Z.-]{1,80}")


@dataclass(frozen=True, slots=True)
class DocumentUpload:
    """Leave to post one document as multipart/form-data: `fields` first, then the file as "file"."""

    url: str
    fields: Mapping[str, str]
    expires_at: datetime
    """UTC."""
    max_bytes: int


class DeckFiles(Protocol):
    """Keeps files by key. Every method raises StorageUnavailableError when it cannot."""

    def create_upload(self, key: str) -> DocumentUpload:
        """Leave to upload one file of at most MAX_DOCUMENT_BYTES under this key."""

    def received(self, key: str) -> bytes | None:
        """What was uploaded under this key, once it may be read; None where nothing has arrived.

        UploadInfectedError, UploadUncheckedError where somebody looks for malware first.
        """

    def read(self, key: str) -> bytes | None:
        """A file; None where there is none."""

    def write(self, key: str, data: bytes) -> None:
        """Keep a file, in place of one that was there."""

    def link(self, key: str) -> str:
        """A link to a file that expires within an hour or two."""

    def delete(self, prefix: str) -> int:
        """Forget every file whose key begins so; how many there were."""


def tenant_of(player_id: str) -> str:
    """The name under which the files of a player's decks are kept."""
    return sha256(player_id.encode()).hexdigest()[:32]


def tenant_prefix(tenant: str) -> str:
    """What every key of a tenant begins with."""
    return f"tenants/{tenant}/"


def deck_prefix(tenant: str, deck_id: str) -> str:
    """What every key of a deck begins with."""
    return f"{tenant_prefix(tenant)}decks/{deck_id}/"
