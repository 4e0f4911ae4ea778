"""Guessers, prompts and models measured over whole games, side by side."""

__all__ = ["judges", "record", "report", "run", "sittings", "summary", "table"]
