"""Port for spoken sentences, which are made once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

SUFFIXES: Mapping[str, str] = {"audio/mpeg": ".mp3", "audio/ogg; codecs=opus": ".ogg"}
"""Of a cached sound's name, by content type."""


@dataclass(frozen=True, slots=True)
class SpeechLink:
    """Where a sound can be fetched without further leave."""

    url: str
    content_type: str
    expires_at: datetime
    """UTC."""


class SpeechCache(Protocol):
    """Keeps sounds by a name that follows from their content. Raises StorageUnavailableError."""

    def link(self, name: str) -> SpeechLink | None:
        """A link to the sound of this name; None where it is yet to be made."""

    def read(self, name: str) -> bytes | None:
        """The sound itself; None where it is yet to be made."""

    def put(self, name: str, data: bytes) -> SpeechLink:
        """Keep a sound. Of two writers of one name either may win: they write the same."""


def content_type_of(name: str) -> str:
    """The type of a sound of this name."""
    return next(kind for kind, suffix in SUFFIXES.items() if name.endswith(suffix))
