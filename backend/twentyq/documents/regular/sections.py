"""Headings with what stands under them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from twentyq.documents.document import TableCell
from twentyq.documents.regular.piece import Item, Pair, Piece


@dataclass(slots=True)
class Section:
    """What stands under a heading up to the next of its level."""

    heading: Piece
    parent: str
    """The heading above."""
    items: list[Item] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """Labels as they are written, by their small letters."""

    def row(self) -> dict[str, TableCell]:
        """Values by label, and texts by sub-heading; the first of each."""
        found: dict[str, TableCell] = {}
        for label, value in [*self._labelled(), *self._under_headings()]:
            key = label.rstrip(" :").lower()
            if value.text and key not in found:
                found[key], self.names[key] = value, label.rstrip(" :")
        return found

    def _labelled(self) -> Iterable[tuple[str, TableCell]]:
        return ((item.label.text, item.value) for item in self.items if isinstance(item, Pair))

    def _under_headings(self) -> Iterable[tuple[str, TableCell]]:
        heading: Piece | None = None
        held: list[Piece] = []
        for item in [*self.items, None]:
            if item is None or (isinstance(item, Piece) and item.level):
                if heading and held:
                    yield heading.text, _whole(held)
                heading, held = item, []
            elif isinstance(item, Piece):
                held.append(item)


def _whole(held: Sequence[Piece]) -> TableCell:
    """Paragraphs that follow each other, a space apart, as they stand in the document's text."""
    text = held[0].text
    for before, piece in pairwise(held):
        if piece.start != before.start + len(before.text) + 1:
            break
        text += f" {piece.text}"
    return TableCell(text, held[0].start, held[0].place)


def sections(every: Iterable[Item], level: int) -> list[Section]:
    """The sections of a level."""
    found: list[Section] = []
    parent, is_open = "", False
    for item in every:
        if isinstance(item, Piece) and item.level and item.level <= level:
            is_open = item.level == level
            if is_open:
                found.append(Section(item, parent))
            else:
                parent = item.text
        elif is_open:
            found[-1].items.append(item)
    return found
