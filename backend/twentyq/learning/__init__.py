"""Learning: finished games become the next version of a deck, published only when it names more."""

__all__ = [
    "aggregators",
    "alone",
    "approve",
    "errors",
    "evidence",
    "export",
    "gate",
    "known_things",
    "learn",
    "pseudonyms",
    "taught",
]
