"""The use cases, over ports: one function for every query and mutation. A room is loaded when it is first entered."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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


def __getattr__(name: str) -> Any:
    """The room of this name."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.{name}")
