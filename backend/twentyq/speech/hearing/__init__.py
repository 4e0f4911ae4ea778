"""Hearing: recordings in, what was meant out."""

__all__ = ["answers", "cascade", "decoding", "sphinx", "things"]
