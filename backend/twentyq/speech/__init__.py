"""Hearing answers and speaking questions."""

__all__ = [
    "adapters",
    "errors",
    "hearing",
    "processes",
    "recognizer",
    "recording",
    "settings",
    "speaking",
    "synthesizer",
    "thing_recognizer",
]
