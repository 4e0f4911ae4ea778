"""The compiled form of a deck: one small file, quick to load."""

import zlib
from dataclasses import dataclass, replace

import msgspec
import numpy as np
import numpy.typing as npt

from twentyq.knowledge.deck import Deck, Question, Thing
from twentyq.knowledge.errors import CompiledDeckError
from twentyq.knowledge.headers import ADULT, FORMAT, ORIGINS, DeckHeader, deck_file, named_bytes, read_header


class _CompiledDeck(DeckHeader, frozen=True):
    questions: tuple[Question, ...]
    things: tuple[Thing, ...]
    table: bytes
    """P(yes), row by row, packed by zlib."""
    cant: bytes | None
    """P(can't say), alike."""


class _CompiledOrigins(msgspec.Struct, frozen=True):
    version: str
    """The deck's."""
    names: tuple[str, ...]
    origins: bytes
    """Numbers of names by thing and question, row by row, packed by zlib."""


@dataclass(frozen=True)
class Origins:
    """Where each entry of a deck is stated; of shape (things, questions)."""

    names: tuple[str, ...]
    of: npt.NDArray[np.uint8]
    """Numbers of names."""


def dump(deck: Deck) -> bytes:
    """The compiled form; the same deck gives the same bytes."""
    compiled = _CompiledDeck(
        format=FORMAT,
        id=deck.id,
        name=deck.name,
        description=deck.description,
        language=deck.language,
        version=deck.version,
        thing_count=sum(not thing.adult for thing in deck.things),
        adult_count=sum(thing.adult for thing in deck.things),
        questions=deck.questions,
        things=deck.things,
        table=zlib.compress(deck.table.tobytes(), 9),
        cant=None if deck.cant is None else zlib.compress(deck.cant.tobytes(), 9),
    )
    return msgspec.msgpack.encode(compiled)


def load(data: bytes) -> Deck:
    """The deck in `data`; CompiledDeckError when it is damaged or of another format."""
    header = read_header(data)
    try:
        compiled = msgspec.msgpack.decode(data, type=_CompiledDeck)
        shape = len(compiled.things), len(compiled.questions)
        table = np.asfortranarray(_unpacked(compiled.table, shape))  # an answer takes a column
        table.flags.writeable = False
        cant = None if compiled.cant is None else _unpacked(compiled.cant, shape)
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
        cant=cant,
    )


def dump_origins(origins: Origins, deck: Deck) -> bytes:
    """Origins as a small file beside the compiled deck, which playing does not need."""
    packed = zlib.compress(origins.of.tobytes(), 9)
    return msgspec.msgpack.encode(_CompiledOrigins(deck.version, origins.names, packed))


def named_origins(deck: Deck) -> Origins:
    """Where the entries of a deck that comes with Twentyq are stated; where no file says so, all count alike."""
    try:
        data = deck_file(deck.id).with_suffix(ORIGINS).read_bytes()
    except FileNotFoundError:
        return Origins(("authored",), np.zeros_like(deck.table))
    return load_origins(data, deck)


def load_origins(data: bytes, deck: Deck) -> Origins:
    """The origins of a whole compiled deck; CompiledDeckError when they are damaged or another version's."""
    try:
        compiled = msgspec.msgpack.decode(data, type=_CompiledOrigins)
        of = _unpacked(compiled.origins, deck.table.shape)
    except (msgspec.MsgspecError, zlib.error, ValueError) as exc:
        raise CompiledDeckError(f"the origins of the deck {deck.id} are damaged") from exc
    if compiled.version != deck.version:
        raise CompiledDeckError(f"the origins are those of another version of the deck {deck.id}")
    return Origins(compiled.names, of)


def _unpacked(packed: bytes, shape: tuple[int, ...]) -> npt.NDArray[np.uint8]:
    return np.frombuffer(zlib.decompress(packed), dtype=np.uint8).reshape(shape)


def load_named(deck_id: str) -> Deck:
    """A deck that comes with Twentyq; without what is not meant for children unless its id ends so."""
    return variant(load(named_bytes(deck_id)), deck_id)


def variant(deck: Deck, deck_id: str) -> Deck:
    """A deck as its id asks for it: without what is not meant for children unless the id ends so."""
    return replace(deck, id=deck_id) if deck_id.endswith(ADULT) else for_everybody(deck)


def for_everybody(deck: Deck) -> Deck:
    """The deck without things and questions that are not meant for children."""
    rows = np.array([not thing.adult for thing in deck.things], dtype=bool)
    columns = np.array([not question.adult for question in deck.questions], dtype=bool)
    if rows.all() and columns.all():
        return deck
    return replace(
        deck,
        things=tuple(thing for thing in deck.things if not thing.adult),
        questions=tuple(question for question in deck.questions if not question.adult),
        table=deck.table[np.ix_(rows, columns)],
        cant=None if deck.cant is None else deck.cant[np.ix_(rows, columns)],
    )
