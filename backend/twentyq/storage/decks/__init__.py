"""Where decks that players made are kept: records of decks and teams, and the files beside them."""

__all__ = ["deck", "deck_files", "file_decks", "form", "memory", "records", "sqlite", "stores", "team"]
