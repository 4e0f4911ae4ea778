"""What is refused: one error, its code says why.

DocumentError
"""

from enum import StrEnum


class Refusal(StrEnum):
    """Why a file is not read."""

    WRONG_TYPE = "WRONG_TYPE"
    """Of a type that is not taken."""
    DISGUISED = "DISGUISED"
    """Its content is of another type than its name says."""
    TOO_LARGE = "TOO_LARGE"
    """More bytes, pages, rows, columns or text than are read."""
    ENCRYPTED = "ENCRYPTED"
    """Opens with a password only."""
    DAMAGED = "DAMAGED"
    """Cut short, broken, or not what it claims to be."""
    NO_TEXT = "NO_TEXT"
    """Nothing in it can be read: empty, or pictures of text."""
    UNSAFE = "UNSAFE"
    """Holds what a document does not need and an attack does: DTDs, macros, archives that unpack without end."""
    TOO_SLOW = "TOO_SLOW"
    """Took more time or memory than a reader has."""
    MISSING = "MISSING"
    """Has not arrived."""
    INFECTED = "INFECTED"
    """Malware was found in it."""
    UNCHECKED = "UNCHECKED"
    """Nobody has said that it holds no malware."""


class DocumentError(Exception):
    """A file that is not read. `place` is where in the file, empty for all of it; `help` is what its owner can do."""

    def __init__(self, code: Refusal, file: str, reason: str, advice: str, place: str = "") -> None:
        where = f"{file}, {place}" if place else file
        super().__init__(f"{where}: {reason} {advice}")
        self.code = code
        self.file = file
        self.reason = reason
        self.help = advice
        self.place = place

    def __reduce__(self) -> tuple[type["DocumentError"], tuple[Refusal, str, str, str, str]]:
        return type(self), (self.code, self.file, self.reason, self.help, self.place)
