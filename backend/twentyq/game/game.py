"""A game: who plays, with what, and all that was asked so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from twentyq.game.bonus import BonusAnswer
from twentyq.game.turn import Turn

QUESTION_LIMIT = 20
EXTRA_QUESTIONS = 5
"""After a lost game, once."""


class GameStatus(StrEnum):
    """GUESSED: the thing was named. STUMPED: it was not, within the limit."""

    IN_PROGRESS = "IN_PROGRESS"
    GUESSED = "GUESSED"
    STUMPED = "STUMPED"
    ABANDONED = "ABANDONED"


@dataclass(frozen=True, slots=True)
class Game:
    """The state of one game. Times are aware datetimes in UTC; `version` counts the saved states."""

    id: str
    player_id: str
    deck_id: str
    language: str
    """BCP 47, for example en-US."""
    seed: int
    """Varies the first questions from game to game."""
    started_at: datetime
    updated_at: datetime
    status: GameStatus = GameStatus.IN_PROGRESS
    question_limit: int = QUESTION_LIMIT
    extra_questions: int = 0
    """Granted after the game was lost; what is named in one of them was not named within the limit."""
    turns: tuple[Turn, ...] = ()
    thing: str | None = None
    finished_at: datetime | None = None
    version: int = 0
    client_request_id: str | None = None
    deck_version: str | None = None
    """With which version of the deck it is played, to its end; None for the deck that comes with the program."""
    personal: int = 0
    """Things that the player had taught when the game began; where there are any, the guesser looks for them too."""
    taught: bool = False
    """Whether the player taught what it was."""
    bonus: BonusAnswer | None = None
    unknown: Mapping[str, object] = field(default_factory=dict, hash=False, repr=False, kw_only=True)
    """Stored fields of a newer release: nothing here reads them, every change keeps them."""

    @property
    def turns_left(self) -> int:
        """Turns that may still be put, extra questions among them."""
        return self.question_limit + self.extra_questions - len(self.turns)

    @property
    def named_in_extra(self) -> bool:
        """Whether the thing was named, but not within the limit."""
        return self.status is GameStatus.GUESSED and len(self.turns) > self.question_limit

    @property
    def current_turn(self) -> Turn | None:
        """The turn that waits for an answer."""
        waiting = self.turns and self.turns[-1].answer is None
        return self.turns[-1] if waiting and self.status is GameStatus.IN_PROGRESS else None

    @property
    def answered_turns(self) -> tuple[Turn, ...]:
        """The turns with an answer, oldest first."""
        return tuple(turn for turn in self.turns if turn.answer is not None)

    @property
    def awaits_move(self) -> bool:
        """Whether the guesser is to move."""
        return self.status is GameStatus.IN_PROGRESS and self.current_turn is None
