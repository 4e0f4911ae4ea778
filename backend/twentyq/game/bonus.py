"""One more question after a game, answered for the sake of what the machine knows."""

from dataclasses import dataclass
from datetime import datetime

from twentyq.game.answer import Answer, AnswerChannel


@dataclass(frozen=True, slots=True)
class BonusAnswer:
    """The answer to a bonus question about the game's thing; no turn, and no part of any statistics."""

    question: str
    """Its id in the deck."""
    answer: Answer
    answered_by: AnswerChannel
    answered_at: datetime
    """Aware, in UTC."""
    propensity: float
    """The chance with which this question was drawn, 0 to 1."""
    confidence: float | None = None
    """Of the recognizer that heard it, 0 to 1; None where it was not heard."""
