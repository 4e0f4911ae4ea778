"""Stored forms of drafts and evidence: MessagePack, compressed, with the number of the form."""

import zlib
from typing import Protocol, TypeVar

import msgspec


class _Formed(Protocol):
    @property
    def form(self) -> int:
        """The number of the form."""


Stored = TypeVar("Stored", bound=_Formed)


def dumped(value: object) -> bytes:
    """The stored form; the same value gives the same bytes."""
    return zlib.compress(msgspec.msgpack.encode(value))


def loaded(data: bytes, holds: type[Stored], form: int, unreadable: type[Exception]) -> Stored:
    """The value in `data`; `unreadable` for a form newer than `form`, and for what holds none."""
    try:
        value = msgspec.msgpack.decode(zlib.decompress(data), type=holds)
    except (msgspec.MsgspecError, zlib.error, UnicodeDecodeError) as exc:
        raise unreadable(f"no {holds.__name__.lower()} of this release ({type(exc).__name__})") from None
    if value.form > form:
        raise unreadable(f"form {value.form} is newer than {form}")
    return value
