"""What can be wrong with a deck.

KnowledgeError
├── DeckSourceError     a deck file holds what it may not hold; tells file, line and reason
├── CompiledDeckError   a compiled deck is damaged or of another format
├── DeckMissingError    no deck of this name comes with Twentyq
└── VersionsError               a version of a deck
    ├── VersionsUnavailableError    versions cannot be reached; the same call may succeed later
    ├── UnknownVersionError         there is no such version, or no such file in it
    ├── RefusedVersionError         it is not what was written, of another deck, or of a newer form; tells the reason
    └── PointerConflictError        somebody else has put another version into use meanwhile
"""

from pathlib import Path


class KnowledgeError(Exception):
    """Something is wrong with a deck."""


class DeckSourceError(KnowledgeError):
    """A deck file holds what it may not hold."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


class CompiledDeckError(KnowledgeError):
    """A compiled deck is damaged or of another format."""


class DeckMissingError(KnowledgeError):
    """No deck of this name comes with Twentyq."""

    def __init__(self, deck_id: str, there: list[str]) -> None:
        super().__init__(f"TWENTYQ_DECKS: there is no deck {deck_id!r}; there is: {', '.join(there)}")


class VersionsError(KnowledgeError):
    """Something is wrong with a version of a deck."""


class VersionsUnavailableError(VersionsError):
    """Versions cannot be reached."""


class UnknownVersionError(VersionsError):
    """There is no such version, or no such file in it."""

    def __init__(self, version: str, name: str = "") -> None:
        super().__init__(f"there is no version {version}" + (f" with a file {name}" if name else ""))


class RefusedVersionError(VersionsError):
    """A version that is not to be played."""

    def __init__(self, version: str, reason: str) -> None:
        super().__init__(f"version {version} is refused: {reason}")
        self.version = version
        self.reason = reason


class PointerConflictError(VersionsError):
    """The pointer is not the one that was expected."""

    def __init__(self, deck_id: str) -> None:
        super().__init__(f"another version of the deck {deck_id} was put into use meanwhile")
