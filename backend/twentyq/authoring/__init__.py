"""Authoring: what documents say becomes a deck, every fact with its source."""

__all__ = [
    "compiling",
    "draft",
    "drafter",
    "drafting",
    "editing",
    "errors",
    "evidence",
    "quoting",
    "review",
    "verdict",
    "widening",
]
