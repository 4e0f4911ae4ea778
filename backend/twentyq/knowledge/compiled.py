"""The compiled form of a deck: one small file, quick to load."""

import zlib

import msgspec
import numpy as np

from twentyq.knowledge.deck import Deck, Question, Thing
from twentyq.knowledge.errors import CompiledDeckError
from twentyq.knowledge.headers import FOLDER, FORMAT, SUFFIX, DeckHeader, read_header


class _CompiledDeck(DeckHeader, frozen=True):
    questions: tuple[Question, ...]
    things: tuple[Thing, ...]
    table: bytes
    """The table's bytes, row by row, packed by zlib."""


def dump(deck: Deck) -> bytes:
    """The compiled form; the same deck gives the same bytes."""
    compiled = _CompiledDeck(
        format=FORMAT,
        id=deck.id,
        name=deck.name,
        description=deck.description,
        language=deck.language,
        version=deck.version,
        thing_count=len(deck.things),
        questions=deck.questions,
        things=deck.things,
        table=zlib.compress(deck.table.tobytes(), 9),
    )
    return msgspec.msgpack.encode(compiled)


def load(data: bytes) -> Deck:
    """The deck in `data`; CompiledDeckError when it is damaged or of another format."""
    header = read_header(data)
    try:
        compiled = msgspec.msgpack.decode(data, type=_CompiledDeck)
        table = np.frombuffer(zlib.decompress(compiled.table), dtype=np.uint8)
        table = table.reshape(len(compiled.things), len(compiled.questions))
    except (msgspec.MsgspecError, zlib.error, ValueError) as exc:
        raise CompiledDeckError(f"the compiled deck {header.id} is damaged") from exc
    return Deck(
        id=compiled.id,
        name=compiled.name,
        description=compiled.description,
        language=compiled.language,
        version=compiled.version,
        questions=compiled.questions,
        things=compiled.things,
        table=table,
    )


def load_named(deck_id: str) -> Deck:
    """A deck that comes with Twentyq."""
    return load((FOLDER / f"{deck_id}{SUFFIX}").read_bytes())
