"""The stored form of decks, teams, invitations and disputes: JSON with a number.

A field may be added at any time, with a default; what a newer release added survives a save. Whatever a release before
could misread gets the next FORM: a release that reads it ships before the first one that writes it.
"""

from dataclasses import fields, replace
from typing import Any, TypeVar

import msgspec

from twentyq.storage.decks.deck import OwnDeck
from twentyq.storage.decks.team import Dispute, Invitation, Team
from twentyq.storage.errors import RecordUnreadableError

FORM = 1
NUMBER, UNKNOWN = "form", "unknown"
Kept = TypeVar("Kept", OwnDeck, Team, Invitation, Dispute)


def to_state(kept: OwnDeck | Team | Invitation | Dispute) -> bytes:
    """The form of one."""
    flat: dict[str, Any] = msgspec.to_builtins(kept)
    unknown = flat.pop(UNKNOWN)
    return msgspec.json.encode({**unknown, NUMBER: FORM, **flat})


def from_state(state: bytes, kind: type[Kept]) -> Kept:
    """One as it was stored. RecordUnreadableError for a newer form, and for what is none."""
    try:
        raw = msgspec.json.decode(state)
        if raw.pop(NUMBER) > FORM:
            raise RecordUnreadableError("a newer release wrote it", retryable=True)
        known = {field.name for field in fields(kind)} - {UNKNOWN}
        unknown = {name: raw.pop(name) for name in sorted(raw.keys() - known)}
        return replace(msgspec.convert(raw, kind), unknown=unknown)
    except (msgspec.MsgspecError, UnicodeDecodeError, AttributeError, KeyError, TypeError) as exc:
        # The text of a ValidationError may quote what is kept.
        raise RecordUnreadableError(type(exc).__name__, retryable=False) from None
