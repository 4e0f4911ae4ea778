"""Learning: finished games become the next version of a deck, published only when it names more."""

__all__ = ["evidence", "known_things", "pseudonyms"]
