"""Texts that people write: names, lines, comments."""

import unicodedata

from twentyq.game.errors import InvalidInputError

CONTROLS = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))


def clean(field: str, text: str, most: int, *, least: int = 1) -> str:
    """The text without space around it; InvalidInputError for its length, and for characters nobody sees."""
    kept = unicodedata.normalize("NFC", text.strip())
    if any(unicodedata.category(character) in CONTROLS for character in kept):
        raise InvalidInputError(field, "holds characters that cannot be seen")
    if not least <= len(kept) <= most:
        raise InvalidInputError(
            field, f"must be {least} to {most} characters" if least else f"must be at most {most} characters"
        )
    return kept
