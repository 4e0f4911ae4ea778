"""Prose in the document's text, as regularities are looked for in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from twentyq.documents.document import Locator, TableCell
from twentyq.documents.regular.labels import label_of


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph or a heading."""

    text: str
    start: int
    place: Locator
    level: int = 0
    is_term: bool = False

    def cell(self) -> TableCell:
        """All of it as a table's cell."""
        return TableCell(self.text, self.start, self.place)


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its value."""

    label: TableCell
    value: TableCell
    place: Locator


Item = Piece | Pair


def items(pieces: Iterable[Piece]) -> Iterator[Item]:
    """Pieces, those with a label as pairs; a term and what defines it are one."""
    term: Piece | None = None
    for piece in pieces:
        if term and not piece.is_term and not piece.level:
            yield Pair(_label(term), piece.cell(), term.place)
        else:
            if term:
                yield term
            if not piece.is_term:
                yield _one(piece)
        term = piece if piece.is_term else None
    if term:
        yield term


def _label(term: Piece) -> TableCell:
    return TableCell(term.text.rstrip(" :"), term.start, term.place)


def _one(piece: Piece) -> Item:
    found = None if piece.level else label_of(piece.text)
    if found is None:
        return piece
    label = TableCell(found["label"], piece.start + found.start("label"), piece.place)
    return Pair(label, TableCell(piece.text[found.end() :], piece.start + found.end(), piece.place), piece.place)
