"""Use cases of decks that players make."""

from twentyq.play.decks import building, disputes, keeping, making, playing, review, sources
from twentyq.play.decks.brand import brand_deck

__all__ = [
    "access",
    "brand",
    "brand_deck",
    "branding",
    "building",
    "disputes",
    "keeping",
    "making",
    "playing",
    "review",
    "sources",
    "texts",
]
