"""The canonical text: NFC, white space collapsed, control and invisible characters out."""

import unicodedata

JOINERS = "\u200c\u200d"
"""Invisible, but they change how a word of some scripts is written."""
_LEFT_OUT = {"Cc", "Cf", "Cs"}


def canonical(text: str) -> str:
    """The text as it is kept; canonical texts joined by a space are canonical."""
    joined = " ".join(text.split())
    if joined.isascii() and joined.isprintable():
        return joined
    normal = unicodedata.normalize("NFC", "".join(filter(_kept, joined)))
    return " ".join(normal.split())


def _kept(character: str) -> bool:
    return unicodedata.category(character) not in _LEFT_OUT or character in JOINERS


class Text:
    """A canonical text that grows by pieces, each a space apart."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0

    def add(self, piece: str) -> int:
        """Where the piece begins. It must be canonical."""
        if not piece:
            return self.length
        start = self.length + 1 if self.length else 0
        self._pieces.append(piece)
        self.length = start + len(piece)
        return start

    def __str__(self) -> str:
        """All of it."""
        return " ".join(self._pieces)
