"""What a person decided of taught things: kept, so that nothing is asked twice."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from twentyq.knowledge.spelling import fold, unspaced
from twentyq.storage.decks.records import Kind, Record, RecordStore
from twentyq.storage.errors import RecordUnreadableError

FORM = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a name."""

    name: str
    approved: bool
    reason: str
    at: datetime
    """UTC."""


class _Kept(msgspec.Struct):
    form: int
    decisions: dict[str, Decision]


class Reviews:
    """Decisions by deck. Raises StorageError; VersionConflictError where two decide at once."""

    def __init__(self, records: RecordStore) -> None:
        """Over these records."""
        self._records = records

    def of(self, deck_id: str) -> Mapping[str, Decision]:
        """Decisions by the folded name."""
        record = self._records.load(Kind.REVIEWED, deck_id)
        return _read(record).decisions if record else {}

    def decide(self, deck_id: str, decision: Decision) -> None:
        """Keep a decision in place of an earlier one on the name."""
        record = self._records.load(Kind.REVIEWED, deck_id)
        decisions = {**(_read(record).decisions if record else {}), key(decision.name): decision}
        state = msgspec.json.encode(_Kept(FORM, decisions))
        if record:
            self._records.save(replace(record, state=state))
        else:
            self._records.create(Record(Kind.REVIEWED, deck_id, state, frozenset({"reviews"})))


def key(name: str) -> str:
    """A name as compared."""
    return unspaced(fold(name))


def _read(record: Record) -> _Kept:
    try:
        kept = msgspec.json.decode(record.state, type=_Kept)
    except msgspec.MsgspecError as exc:
        raise RecordUnreadableError(type(exc).__name__, retryable=False) from None
    if kept.form > FORM:
        raise RecordUnreadableError("a newer release wrote it", retryable=True)
    return kept
