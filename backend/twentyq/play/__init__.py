"""The use cases, over ports: one function for every query and mutation."""

from twentyq.play import games, history, teaching, voice

__all__ = ["errors", "games", "history", "ports", "recording_limit", "taught", "teaching", "update", "voice"]
