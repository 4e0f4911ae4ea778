"""The stored form of a game: JSON with a number. What a newer release added is kept; what it changed is refused.

A field may be added at any time, with a default. Whatever a release before could misread gets the next FORM: a release
that reads it ships before the first one that writes it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

import msgspec

from twentyq.game.game import Game
from twentyq.game.turn import Recognition, Turn
from twentyq.storage.errors import GameUnreadableError

FORM = 1
"""Written today. 0 is the same without a number."""
NUMBER, UNKNOWN = "form", "unknown"
PARTS: dict[type, str] = {Game: "turns", Turn: "recognitions"}
"""The fields that hold parts which can have unknown fields of their own."""
KNOWN = {kind: frozenset(field.name for field in fields(kind)) - {UNKNOWN} for kind in (Game, Turn, Recognition)}
Part = TypeVar("Part", Game, Turn, Recognition)


def to_state(game: Game) -> bytes:
    """The game as it is stored."""
    return msgspec.json.encode({NUMBER: FORM, **_flat(msgspec.to_builtins(game), Game)})


def from_state(state: str | bytes) -> Game:
    """The game as it was stored. GameUnreadableError for a newer form, and for what is no game."""
    try:
        raw = msgspec.json.decode(state)
        form = raw.pop(NUMBER, 0)
        if form > FORM:
            raise GameUnreadableError(f"form {form} is newer than {FORM}", retryable=True)
        return _with_unknown(msgspec.convert(raw, Game), raw)
    except msgspec.ValidationError:
        # Its text may quote what the player said.
        raise GameUnreadableError("a value is of a newer release, or of none", retryable=True) from None
    except (msgspec.MsgspecError, UnicodeDecodeError, AttributeError, TypeError) as exc:
        raise GameUnreadableError(f"no game ({type(exc).__name__})", retryable=False) from None


def readable(states: Iterable[str | bytes]) -> Iterator[Game]:
    """The games among stored states; what cannot be read is passed over, and stays stored."""
    for state in states:
        try:
            yield from_state(state)
        except GameUnreadableError:
            continue


def _with_unknown(part: Part, raw: dict[str, Any]) -> Part:
    """The part with the fields of `raw` that it does not know, and so its own parts."""
    changes: dict[str, Any] = {}
    if (name := PARTS.get(type(part))) and (before := getattr(part, name)):
        after = tuple(_with_unknown(one, its) for one, its in zip(before, raw.get(name, ()), strict=True))
        if any(one is not other for one, other in zip(before, after, strict=True)):
            changes[name] = after
    if not raw.keys() <= KNOWN[type(part)]:
        changes[UNKNOWN] = {name: raw[name] for name in sorted(raw.keys() - KNOWN[type(part)])}
    return replace(part, **changes) if changes else part


def _flat(part: dict[str, Any], kind: type) -> dict[str, Any]:
    """What `msgspec.to_builtins` made of a part, its unknown fields among the others."""
    unknown = part.pop(UNKNOWN)
    if name := PARTS.get(kind):
        inner = Turn if kind is Game else Recognition
        part[name] = [_flat(one, inner) for one in part[name]]
    return {**unknown, **part} if unknown else part
