"""Ports for recordings that are too long to send inline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Protocol
from uuid import uuid4

MAX_UPLOAD_BYTES = 2_000_000
UPLOAD_TIME = timedelta(minutes=5)
"""For how long an upload is taken."""
KEPT = timedelta(days=1)
"""For how long a recording is kept."""
UPLOAD_TYPE_LENGTH = 100
UPLOAD_TYPES = frozenset(
    f"audio/{kind}" for kind in ("webm", "mp4", "ogg", "wav", "x-wav", "wave", "flac", "mpeg", "aac", "x-m4a")
)
"""Content types, without parameters, that may be uploaded; what the bytes say decides when they are heard."""


@dataclass(frozen=True, slots=True)
class AudioUpload:
    """Leave to post one recording as multipart/form-data: `fields` first, then the file as "file"."""

    key: str
    url: str
    fields: Mapping[str, str]
    expires_at: datetime
    """UTC."""
    max_bytes: int


class RecordingStore(Protocol):
    """Takes recordings for a player's game. Raises StorageUnavailableError."""

    def create_upload(self, player_id: str, game_id: str, content_type: str) -> AudioUpload:
        """Leave to upload one recording of this type."""

    def load(self, player_id: str, game_id: str, key: str) -> bytes:
        """What was uploaded.

        Raises RecordingNotFoundError for the key of another player or game, one never used, and one too old.
        """


@dataclass(frozen=True, slots=True)
class KeptRecording:
    """A recording that is kept, behind a link that expires within an hour or two."""

    url: str
    recorded_at: datetime
    """UTC."""
    bytes: int


class RecordingExport(Protocol):
    """Hands out recordings to the player. Raises StorageUnavailableError."""

    def kept(self, player_id: str) -> list[KeptRecording]:
        """Every recording of the player that `delete_player` would remove, oldest first."""


class RecordingDeletion(Protocol):
    """Forgets recordings. Raises StorageUnavailableError."""

    def delete_player(self, player_id: str) -> int:
        """Remove every recording of the player; how many there were."""


def is_upload_type(content_type: str) -> bool:
    """Whether a recording of this type may be uploaded."""
    return len(content_type) <= UPLOAD_TYPE_LENGTH and content_type.split(";")[0].strip().lower() in UPLOAD_TYPES


def player_prefix(player_id: str) -> str:
    """What the keys of a player begin with; it does not tell who that is."""
    return f"recordings/{sha256(player_id.encode()).hexdigest()[:32]}/"


def game_prefix(player_id: str, game_id: str) -> str:
    """What the keys of a player's game begin with."""
    return f"{player_prefix(player_id)}{sha256(game_id.encode()).hexdigest()[:32]}/"


def new_key(player_id: str, game_id: str) -> str:
    """A key nobody can guess, bound to player and game."""
    return f"{game_prefix(player_id, game_id)}{uuid4().hex}"


def is_key_of(player_id: str, game_id: str, key: str) -> bool:
    """Whether `new_key` may have made the key for this player and game."""
    prefix = game_prefix(player_id, game_id)
    name = key.removeprefix(prefix)
    return key.startswith(prefix) and len(name) == 32 and name.isalnum() and name.isascii()
