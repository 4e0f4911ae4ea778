"""What a player may answer, and the ways an answer reaches us."""

from collections.abc import Mapping
from enum import StrEnum


class Answer(StrEnum):
    """An answer to a question or to a guess."""

    YES = "YES"
    NO = "NO"
    PROBABLY = "PROBABLY"
    PROBABLY_NOT = "PROBABLY_NOT"
    SOMETIMES = "SOMETIMES"
    UNKNOWN = "UNKNOWN"


LEANS: Mapping[Answer | None, bool] = {
    Answer.YES: True,
    Answer.PROBABLY: True,
    Answer.NO: False,
    Answer.PROBABLY_NOT: False,
}
"""Answers that say yes or no."""


class AnswerChannel(StrEnum):
    """How an answer came in."""

    TAP = "TAP"
    TEXT = "TEXT"
    VOICE = "VOICE"
