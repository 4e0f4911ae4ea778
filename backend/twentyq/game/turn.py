"""One question or guess put to the player, with its answer once given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from twentyq.game.answer import Answer, AnswerChannel


class TurnKind(StrEnum):
    """A question about the thing, or a guess at it."""

    QUESTION = "QUESTION"
    GUESS = "GUESS"


class Doubt(StrEnum):
    """What a player is asked back about: an answer half heard, or the wish to stop. A yes settles it."""

    YES = "YES"
    NO = "NO"
    PROBABLY = "PROBABLY"
    PROBABLY_NOT = "PROBABLY_NOT"
    SOMETIMES = "SOMETIMES"
    UNKNOWN = "UNKNOWN"
    QUIT = "QUIT"


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a recognizer took speech in a turn for, however the turn ended; no words are kept."""

    recognizer: str
    meaning: str
    """An answer, or the name of a command."""
    posterior: float
    """0 to 1."""
    unknown: Mapping[str, object] = field(default_factory=dict, hash=False, repr=False, kw_only=True)
    """Stored fields of a newer release."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What an answer said of the thing besides: the answer to another question of the deck."""

    question: str
    """Its id."""
    text: str
    """As the deck puts it."""
    answer: Answer
    """YES or NO."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of a game. Times are aware datetimes in UTC."""

    number: int
    kind: TurnKind
    text: str
    subject: str | None
    """The question's id in the deck (None when the deck does not hold it), or the name of the thing guessed."""
    asked_at: datetime
    answer: Answer | None = None
    answered_by: AnswerChannel | None = None
    transcript: str | None = None
    confidence: float | None = None
    """0 to 1, of the recognizer; None for taps and text."""
    answered_at: datetime | None = None
    taken_back: tuple[Answer, ...] = ()
    """Answers to this turn that the player took back, oldest first."""
    doubt: Doubt | None = None
    """What the player was asked back about and has not settled yet."""
    starts_over: bool = False
    """With a doubt of QUIT: the player spoke of another game."""
    recognitions: tuple[Recognition, ...] = ()
    """The last ones of speech in this turn, oldest first; together with the answer that stands, for calibration."""
    remarks: tuple[Remark, ...] = ()
    """What the words of the answer said besides."""
    unknown: Mapping[str, object] = field(default_factory=dict, hash=False, repr=False, kw_only=True)
    """Stored fields of a newer release."""
