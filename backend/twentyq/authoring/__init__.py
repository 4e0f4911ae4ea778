"""Authoring: what documents say becomes a deck, every fact with its source."""

__all__: list[str] = []
