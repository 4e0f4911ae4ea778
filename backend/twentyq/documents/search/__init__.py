"""Search over what documents say: BM25 over sentences and rows of tables."""

__all__ = ["index"]
