"""Hearing answers and speaking questions."""

__all__ = [
    "adapters",
    "allowance",
    "errors",
    "hearing",
    "processes",
    "recognizer",
    "recording",
    "settings",
    "speaking",
    "synthesizer",
    "thing_recognizer",
    "transcribe",
]
