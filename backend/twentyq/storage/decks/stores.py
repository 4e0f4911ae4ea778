"""Decks, teams, invitations and disputes, over records."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import Generic

from twentyq.storage.decks.deck import OwnDeck
from twentyq.storage.decks.form import Kept, from_state, to_state
from twentyq.storage.decks.records import Kind, Record, RecordStore
from twentyq.storage.decks.team import Dispute, Invitation, Team
from twentyq.storage.errors import RecordUnreadableError


class Shelf(Generic[Kept]):
    """Records of one kind, as what they hold. Refuses as RecordStore does; RecordUnreadableError."""

    def __init__(
        self, records: RecordStore, kind: Kind, holds: type[Kept], holders: Callable[[Kept], frozenset[str]]
    ) -> None:
        """Keep what `holds` says as records of `kind`; `holders` says who finds one in a list."""
        self._records = records
        self._kind = kind
        self._holds: type[Kept] = holds
        self._holders: Callable[[Kept], frozenset[str]] = holders

    def create(self, kept: Kept) -> Kept:
        """Store a new one."""
        return self._read(self._records.create(self._written(kept)))

    def load(self, kept_id: str) -> Kept | None:
        """One as last saved."""
        record = self._records.load(self._kind, kept_id)
        return self._read(record) if record else None

    def save(self, kept: Kept) -> Kept:
        """Replace the state of its version. VersionConflictError."""
        return self._read(self._records.save(self._written(kept)))

    def delete(self, kept_id: str) -> None:
        """Forget one."""
        self._records.delete(self._kind, kept_id)

    def held(self, holder: str) -> list[Kept]:
        """All that the holder finds in a list, by id."""
        return [self._read(record) for record in self._records.held(holder, self._kind)]

    def read_all(self, records: Iterable[Record]) -> list[Kept]:
        """What records of this kind hold, without those that cannot be read."""
        found = []
        for record in records:
            with suppress(RecordUnreadableError):
                found.append(self._read(record))
        return found

    def _written(self, kept: Kept) -> Record:
        expires_at = getattr(kept, "expires_at", None)
        return Record(self._kind, kept.id, to_state(kept), self._holders(kept), kept.version, expires_at)

    def _read(self, record: Record) -> Kept:
        return replace(from_state(record.state, self._holds), version=record.version)


def deck_shelf(records: RecordStore) -> Shelf[OwnDeck]:
    """Decks, held by their owners."""
    return Shelf(records, Kind.DECK, OwnDeck, lambda deck: frozenset({deck.owner}))


def team_shelf(records: RecordStore) -> Shelf[Team]:
    """Teams, held by their members."""
    return Shelf(records, Kind.TEAM, Team, lambda team: frozenset(team.members))


def invitation_shelf(records: RecordStore) -> Shelf[Invitation]:
    """Invitations, held by their team."""
    return Shelf(records, Kind.INVITATION, Invitation, lambda invitation: frozenset({f"team/{invitation.team}"}))


def dispute_shelf(records: RecordStore) -> Shelf[Dispute]:
    """Disputes, held by their player and by their deck."""
    return Shelf(records, Kind.DISPUTE, Dispute, lambda one: frozenset({one.player, f"deck/{one.deck}"}))
