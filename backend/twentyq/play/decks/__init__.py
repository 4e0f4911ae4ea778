"""Use cases of decks that players make. A game loads no more of them than it needs."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twentyq.play.decks import access, brand, building, disputes, making, playing, review, searching, sources

__all__ = [
    "access",
    "brand",
    "branding",
    "building",
    "disputes",
    "keeping",
    "making",
    "playing",
    "review",
    "searching",
    "sources",
    "texts",
]


def __getattr__(name: str) -> Any:
    """The module of this name."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.{name}")
