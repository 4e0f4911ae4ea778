"""The decks that are played: those that come with the program, and the versions that take their place."""

__all__ = ["compiled", "difference", "in_use", "personal"]
