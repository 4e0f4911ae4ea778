"""What an answer phrase of the grammar means."""

from enum import StrEnum


class Meaning(StrEnum):
    """The answers, then the commands."""

    YES = "YES"
    NO = "NO"
    PROBABLY = "PROBABLY"
    PROBABLY_NOT = "PROBABLY_NOT"
    SOMETIMES = "SOMETIMES"
    UNKNOWN = "UNKNOWN"
    REPEAT = "REPEAT"
    UNDO = "UNDO"
    QUIT = "QUIT"
    HELP = "HELP"
    RESTART = "RESTART"
