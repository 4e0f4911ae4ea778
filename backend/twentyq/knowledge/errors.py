"""What can be wrong with a deck.

KnowledgeError
├── DeckSourceError     a deck file holds what it may not hold; tells file, line and reason
├── CompiledDeckError   a compiled deck is damaged or of another format
└── DeckMissingError    no deck of this name comes with Twentyq
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
