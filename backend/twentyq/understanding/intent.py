"""What a player's words mean."""

from dataclasses import dataclass
from enum import StrEnum

from twentyq.game.answer import Answer


class Intent(StrEnum):
    """An answer, a command, or neither. RESTART: stop this game and begin another."""

    ANSWER = "ANSWER"
    REPEAT = "REPEAT"
    UNDO = "UNDO"
    QUIT = "QUIT"
    RESTART = "RESTART"
    HELP = "HELP"
    UNCLEAR = "UNCLEAR"
    OFF_TOPIC = "OFF_TOPIC"


COMMANDS = frozenset(Intent) - {Intent.ANSWER, Intent.UNCLEAR, Intent.OFF_TOPIC}


class Aside(StrEnum):
    """What off-topic words are, which decides the apology."""

    QUESTION = "QUESTION"
    """A question to the machine."""
    INSTRUCTION = "INSTRUCTION"
    """An order to the machine, also one that hides an answer."""
    NAMING = "NAMING"
    """The thing itself, or a hint at it."""
    WAITING = "WAITING"
    """The player wants time."""
    TALK = "TALK"
    DISTRESS = "DISTRESS"
    """The player is in need of help."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The meaning of some words. `answer` goes with ANSWER alone, `aside` with OFF_TOPIC alone."""

    intent: Intent
    answer: Answer | None = None
    certainty: float = 1.0
    """0 to 1: how plainly it was said."""
    aside: Aside | None = None


UNCLEAR = Understood(Intent.UNCLEAR)
