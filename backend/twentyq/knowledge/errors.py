"""What can be wrong with a deck.

KnowledgeError
├── DeckSourceError     a deck file holds what it may not hold; tells file, line and reason
└── CompiledDeckError   a compiled deck is damaged or of another format
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
