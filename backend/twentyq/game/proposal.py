"""What a player teaches after a lost game."""

from dataclasses import dataclass
from datetime import datetime

from twentyq.game.answer import Answer

MOST = 50
"""Proposals that are kept of one player; the oldest go first."""


NEAREST = 10
"""Things that a new one is taken to be like."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A thing that one player taught, with all that the game told about it. Times are aware datetimes in UTC."""

    game_id: str
    player_id: str
    deck_id: str
    name: str
    """As the player wrote it, in single spaces."""
    answers: tuple[tuple[str, Answer], ...]
    """By question of the deck: what the player said of the thing."""
    nearest: tuple[str, ...]
    """Names of the things that these answers fit best, the best first: what the thing is taken to be like."""
    taught_at: datetime
    question: str | None = None
    """That tells the thing from `instead`, in the player's words."""
    answer: Answer | None = None
    """To `question`, of the thing: YES or NO; of `instead` it is the other one."""
    instead: str | None = None
    """What the machine would have named."""
    deck_version: str | None = None
    """None for the deck that comes with the program."""
