"""Decks: what the machine knows of things, as files people can read and edit, and compiled for play."""

__all__ = [
    "check",
    "compiled",
    "compiler",
    "deck",
    "errors",
    "headers",
    "implications",
    "sheet",
    "source",
    "speaking",
    "spelling",
    "versions",
]
