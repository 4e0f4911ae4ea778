"""Versions of a deck: each never changed once it is there, one of them in use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

DECK_FILE = "deck.bin"
"""The compiled deck among a version's files."""


@dataclass(frozen=True, slots=True)
class DeckVersion:
    """One version of one deck."""

    id: str
    """When it was made, in UTC, and the first eight digits of its SHA-256: 20261121T204500Z-1a2b3c4d."""
    deck_id: str
    sha256: str
    """Of the compiled deck, hexadecimal."""
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which version is in use."""

    version: str
    sha256: str
    previous: str | None
    """The version that was in use before: where a rollback goes."""
    etag: str
    """Changes with the content."""


class Versions(Protocol):
    """Keeps versions. Every method raises VersionsUnavailableError where they cannot be reached."""

    def latest(self, deck_id: str, etag: str | None = None) -> Pointer | None:
        """The version in use; None where none was published, or while it is still the one of `etag`.

        RefusedVersionError for a pointer that is none, or of a newer form.
        """

    def read(self, deck_id: str, version: str, name: str = DECK_FILE) -> bytes:
        """A file of a version. UnknownVersionError; RefusedVersionError where it is not what was written."""

    def add(self, deck_id: str, files: Mapping[str, bytes], made_at: datetime) -> DeckVersion:
        """Keep a version with these files, the compiled deck among them; nothing is in use by that.

        The same deck again is the version that it is already. RefusedVersionError for what is no deck of this id.
        """

    def point(self, deck_id: str, version: str, expected: str | None) -> Pointer:
        """Use the version from now on, if the pointer has the etag `expected`, None for none.

        PointerConflictError. UnknownVersionError.
        """

    def all(self, deck_id: str) -> tuple[DeckVersion, ...]:
        """Every version kept, the newest first; what cannot be read is passed over."""

    def delete(self, deck_id: str) -> None:
        """Forget a deck with all its versions."""
