"""What a use case gives back: the game as it stands now, and what the machine says."""

from dataclasses import dataclass
from enum import StrEnum

from twentyq.game.answer import Answer
from twentyq.game.game import Game
from twentyq.understanding import Intent


class ReplyKind(StrEnum):
    """What the machine's sentence is for."""

    QUESTION = "QUESTION"
    GUESS = "GUESS"
    CLARIFY = "CLARIFY"
    APOLOGY = "APOLOGY"
    GUESSED = "GUESSED"
    STUMPED = "STUMPED"
    REVEALED = "REVEALED"
    ABANDONED = "ABANDONED"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the machine says now."""

    kind: ReplyKind
    text: str
    lead: str = ""
    """What the text begins with, where that and the rest are sentences that may have been spoken before."""
    suggestions: tuple[str, ...] = ()
    """Names of things that may have been meant instead of the one that was told."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How typed or spoken words were taken. `confidence` is 0 to 1, None for typed words."""

    transcript: str
    intent: Intent
    answer: Answer | None = None
    confidence: float | None = None
    recognizer: str | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """The outcome of a mutation."""

    game: Game
    reply: Reply
    heard: Heard | None = None
