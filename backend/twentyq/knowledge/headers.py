"""What can be known of a compiled deck without its table; imports no numpy."""

from pathlib import Path

import msgspec

from twentyq.knowledge.errors import CompiledDeckError

FORMAT = 2
FOLDER = Path(__file__).parent / "compiled_decks"
SUFFIX = ".deck"


class DeckHeader(msgspec.Struct, frozen=True):
    """What can be known of a deck without its table."""

    format: int
    id: str
    name: str
    description: str
    language: str
    version: str
    thing_count: int


def read_header(data: bytes) -> DeckHeader:
    """The deck's header; CompiledDeckError when there is none of this format."""
    try:
        header = msgspec.msgpack.decode(data, type=DeckHeader)
    except msgspec.MsgspecError as exc:
        raise CompiledDeckError("this is no compiled deck") from exc
    if header.format != FORMAT:
        raise CompiledDeckError(f"the compiled deck has format {header.format}; this Twentyq reads {FORMAT}")
    return header
