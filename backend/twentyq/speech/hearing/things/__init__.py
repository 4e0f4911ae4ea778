"""Hearing the names of a deck's things."""

__all__ = ["among_words", "sphinx"]
