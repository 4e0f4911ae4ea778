"""What players taught: a record for each player, bounded, and a way to go through all of them."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

import msgspec

from twentyq.game.proposal import MOST, Proposal
from twentyq.storage.decks.records import Kind, Record, RecordStore
from twentyq.storage.errors import RecordUnreadableError, StorageUnavailableError, VersionConflictError

FORM = 1
SHARDS = [f"taught/{number:02x}" for number in range(256)]
"""Who holds the records: one list of all players would outgrow an item."""
ATTEMPTS = 3


class Proposals:
    """Keeps what players taught.

    Raises StorageUnavailableError, RecordUnreadableError for a newer release's form, PlayerForgottenError.
    """

    def __init__(self, records: RecordStore) -> None:
        """Over these records."""
        self._records = records

    def of(self, player_id: str) -> tuple[Proposal, ...]:
        """What the player taught, the oldest first, at most MOST."""
        record = self._records.load(Kind.TAUGHT, _key(player_id))
        return tuple(_proposal(raw) for raw in _raw(record)) if record else ()

    def keep(self, proposal: Proposal) -> None:
        """Keep a proposal in place of one of the same game; beyond MOST the oldest goes."""
        key, added = _key(proposal.player_id), msgspec.to_builtins(proposal)
        for _ in range(ATTEMPTS):
            record = self._records.load(Kind.TAUGHT, key)
            kept = [raw for raw in _raw(record) if raw["game_id"] != proposal.game_id] if record else []
            state = msgspec.json.encode({"form": FORM, "proposals": [*kept, added][-MOST:]})
            try:
                if record:
                    self._records.save(replace(record, state=state, player=proposal.player_id))
                else:
                    held = frozenset({f"taught/{key[:2]}"})
                    self._records.create(Record(Kind.TAUGHT, key, state, held, player=proposal.player_id))
            except VersionConflictError:
                continue
            return
        raise StorageUnavailableError("what was taught is being changed from elsewhere")

    def delete_player(self, player_id: str) -> int:
        """Forget what the player taught; how many things there were."""
        count = len(self.of(player_id))
        self._records.delete(Kind.TAUGHT, _key(player_id))
        return count

    def all(self) -> Iterator[Proposal]:
        """What all players taught; what cannot be read is passed over, and stays stored."""
        for shard in SHARDS:
            for record in self._records.held(shard, Kind.TAUGHT):
                try:
                    yield from [_proposal(raw) for raw in _raw(record)]
                except RecordUnreadableError:
                    continue


def _key(player_id: str) -> str:
    return sha256(player_id.encode()).hexdigest()[:32]


def _raw(record: Record) -> list[dict[str, Any]]:
    """The proposals as stored: fields that a newer release added survive when another one is kept."""
    try:
        stored = msgspec.json.decode(record.state)
        if stored["form"] > FORM:
            raise RecordUnreadableError("a newer release wrote it", retryable=True)
        return list(stored["proposals"])
    except (msgspec.MsgspecError, KeyError, TypeError) as exc:
        raise RecordUnreadableError(type(exc).__name__, retryable=False) from None


def _proposal(raw: dict[str, Any]) -> Proposal:
    try:
        return msgspec.convert(raw, Proposal)
    except msgspec.ValidationError:
        # Its text may quote what the player taught.
        raise RecordUnreadableError("a value is of a newer release, or of none", retryable=True) from None
