"""What the machine says when words were no answer. No line holds anything of the player's but the name of the thing."""

from collections.abc import Sequence
from typing import cast

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding.intent import Aside
from twentyq.understanding.language import lines_for


def apology(aside: Aside, language: str, pick: int) -> str:
    """For off-topic words. `pick` counts up over a game, so that no line comes twice in a row."""
    return _line(language, ("apologies", aside), pick)


def clarification(about: str, language: str, pick: int) -> str:
    """Ask back: `about` is UNCLEAR, SILENCE, QUIT, RESTART, or the answer half heard."""
    return _line(language, ("clarifications", about), pick)


def echo(answer: Answer, language: str, *, more: bool) -> str:
    """The answer said back; `more` when a question follows."""
    return _line(language, ("echoes_before_more" if more else "echoes", answer), 0)


def offer(says: str, language: str) -> str:
    """A thing half heard, offered: `says` is its name as said in a sentence."""
    return _line(language, ("things", "OFFER"), 0).format(thing=says[:1].upper() + says[1:])


def request(about: str, language: str) -> str:
    """Ask again what the thing was: `about` is UNCLEAR or SILENCE."""
    return _line(language, ("things", about), 0)


def did_you_mean(says: Sequence[str], language: str) -> str:
    """Ask whether another thing was meant: `says` are names as said in a sentence."""
    *others, listed = says
    if others:
        listed = _line(language, ("things", "OR"), 0).format(things=", ".join(others), thing=listed)
    return _line(language, ("things", "MEANT"), 0).format(things=listed)


def learnt(says: str, language: str) -> str:
    """Thanks for a thing that was taught: `says` is its name as said in a sentence."""
    return _line(language, ("things", "LEARNT"), 0).format(thing=says)


def thanks(language: str) -> str:
    """Thanks for the answer to a bonus question."""
    return _line(language, ("things", "THANKS"), 0)


def skipped(language: str) -> str:
    """To a player who would rather not answer a bonus question."""
    return _line(language, ("things", "SKIPPED"), 0)


def difference(question: str, given: Answer, expected: Answer, says: str, language: str) -> str:
    """That an answer is not what was expected of the thing `says`."""
    said, thought = (echo(answer, language, more=False).rstrip(".").lower() for answer in (given, expected))
    line = _line(language, ("recap", "DIFFERENCE"), 0)
    return line.format(question=question, thing=says, given=said, expected=thought)


def meaning(reading: str, language: str) -> str:
    """What counts as yes to a question, and what a player can say."""
    return f"{reading} {_line(language, ('help', 'READING'), 0)}"


def help_text(kind: TurnKind, language: str) -> str:
    """What a player can say now."""
    return _line(language, ("help", kind), 0)


def all_lines(language: str) -> list[str]:
    """Every line that is said as it stands, to be spoken ahead of time."""
    purposes = lines_for(language).values()
    return [line for occasions in purposes for lines in occasions.values() for line in lines if "{" not in line]


def _line(language: str, path: tuple[str, str], pick: int) -> str:
    purpose, occasion = path
    lines = cast("Sequence[str]", lines_for(language)[purpose][str(occasion)])
    return lines[pick % len(lines)]
