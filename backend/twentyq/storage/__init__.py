"""Where games, recordings and spoken questions are kept."""

__all__ = [
    "aws",
    "decks",
    "dynamodb",
    "errors",
    "files",
    "game_form",
    "game_store",
    "objects",
    "recordings",
    "signed_links",
    "speech_cache",
    "sqlite",
]
