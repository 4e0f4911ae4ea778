"""Port for small records that are found by their id, or by those who hold them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Kind(StrEnum):
    """What a record is of."""

    DECK = "deck"
    TEAM = "team"
    INVITATION = "invitation"
    DISPUTE = "dispute"
    TAUGHT = "taught"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Record:
    """A stored form with its keys. `version` counts the saved states, 0 before the first."""

    kind: Kind
    id: str
    state: bytes
    holders: frozenset[str]
    """Who finds it in a list: a player, or a deck that it belongs to. At most 60."""
    version: int = 0
    expires_at: datetime | None = None
    """UTC; a store may remove it from then on."""
    player: str | None = None
    """Whose it is, where no holder says so: not stored, but nothing is written to a deleted account."""


class RecordStore(Protocol):
    """Keeps records. Every method raises StorageUnavailableError when it cannot.

    Where an account outlives its deletion for a while, writing to it raises PlayerForgottenError.
    """

    def create(self, record: Record) -> Record:
        """Store a new record. VersionConflictError where its id is taken."""

    def load(self, kind: Kind, record_id: str) -> Record | None:
        """The record as last saved."""

    def save(self, record: Record) -> Record:
        """Replace the state of `record.version`, and its holders; returns it with the next version.

        Raises VersionConflictError when another state was saved since, or the record is gone.
        """

    def delete(self, kind: Kind, record_id: str) -> None:
        """Forget a record; nothing where there is none."""

    def held(self, holder: str, kind: Kind) -> list[Record]:
        """Every record that the holder holds, by id."""


def by_id(records: Iterable[Record]) -> list[Record]:
    """Records in the order of their ids."""
    return sorted(records, key=lambda record: record.id)
