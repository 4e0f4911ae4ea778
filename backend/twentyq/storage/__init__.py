"""Where games, recordings and spoken questions are kept."""

__all__ = [
    "aws",
    "decks",
    "errors",
    "files",
    "game_form",
    "game_store",
    "memory",
    "objects",
    "recordings",
    "signed_links",
    "speech_cache",
    "sqlite",
]
