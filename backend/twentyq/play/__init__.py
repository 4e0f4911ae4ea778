"""The use cases, over ports: one function for every query and mutation."""

from twentyq.play import decks, games, history, teaching, teams, voice

__all__ = [
    "decks",
    "errors",
    "games",
    "history",
    "ports",
    "recording_limit",
    "taught",
    "teaching",
    "teams",
    "update",
    "voice",
    "workshop",
]
