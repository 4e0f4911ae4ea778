"""What can be known of a compiled deck without its table; imports no numpy."""

from pathlib import Path

import msgspec

from twentyq.knowledge.errors import CompiledDeckError, DeckMissingError

FORMAT = 2
FOLDER = Path(__file__).parent / "compiled_decks"
SUFFIX = ".deck"
ORIGINS = ".origins"
"""Ends the name of the file beside a compiled deck that says where its entries are stated."""
ADULT = "+adult"
"""Ends the id of a deck with which things and questions are asked for that are not meant for children."""


class DeckHeader(msgspec.Struct, frozen=True):
    """What can be known of a deck without its table."""

    format: int
    id: str
    name: str
    description: str
    language: str
    version: str
    thing_count: int
    """Without those not meant for children."""
    adult_count: int


def read_header(data: bytes) -> DeckHeader:
    """The deck's header; CompiledDeckError when there is none of this format."""
    try:
        header = msgspec.msgpack.decode(data, type=DeckHeader)
    except msgspec.MsgspecError as exc:
        raise CompiledDeckError("this is no compiled deck") from exc
    if header.format != FORMAT:
        raise CompiledDeckError(f"the compiled deck has format {header.format}; this Twentyq reads {FORMAT}")
    return header


def deck_file(deck_id: str) -> Path:
    """The file of a deck that comes with Twentyq, whichever of its variants is named."""
    return FOLDER / f"{deck_id.removesuffix(ADULT)}{SUFFIX}"


def named_bytes(deck_id: str) -> bytes:
    """A deck that comes with Twentyq, compiled. DeckMissingError."""
    try:
        return deck_file(deck_id).read_bytes()
    except FileNotFoundError as exc:
        raise DeckMissingError(deck_id, sorted(file.stem for file in FOLDER.glob(f"*{SUFFIX}"))) from exc


def named_header(deck_id: str) -> DeckHeader:
    """The header of a deck that comes with Twentyq. DeckMissingError."""
    header = read_header(named_bytes(deck_id))
    if not deck_id.endswith(ADULT):
        return header
    return msgspec.structs.replace(
        header, id=deck_id, name=f"{header.name}, for adults", thing_count=header.thing_count + header.adult_count
    )
