"""What may be taught: names and questions as players write them, refused with a reason."""

import re
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from twentyq.game.errors import InvalidInputError
from twentyq.knowledge.spelling import fold, unspaced

NAME_LENGTH = 60
QUESTION_LENGTH = 120
LEAST_WORDS = 3
"""Of a question: "Is it ...?"."""
BEGINNINGS = """is are was were am do does did can could has have had will would may might must shall should
    isn't aren't doesn't don't can't"""
KIN = """aunt boss boyfriend brother child classmate cousin coworker dad daughter doctor ex father flatmate friend
    girlfriend grandad grandfather grandma grandmother grandpa granny husband kid mate mom mother mum neighbor neighbour
    nephew niece parent partner roommate sister son stepdad stepmom teacher uncle wife"""
OWNERS = frozenset(["my", "our", "your", "his", "her", "their"])
TITLES = frozenset(["mr", "mrs", "ms", "miss", "mx", "sir", "madam"])
LETTERS = str.maketrans("013457@$!", "oieastasi")
"""Digits and marks in place of letters."""


class Reason(StrEnum):
    """Why something is not taken."""

    LENGTH = "LENGTH"
    ABUSE = "ABUSE"
    PRIVATE_PERSON = "PRIVATE_PERSON"
    NO_QUESTION = "NO_QUESTION"
    NAMES_IT = "NAMES_IT"
    NO_ANSWER = "NO_ANSWER"


SAID = {
    Reason.LENGTH: "must be 1 to {most} printable characters",
    Reason.ABUSE: "holds a word of abuse",
    Reason.PRIVATE_PERSON: "looks like the name of a private person",
    Reason.NO_QUESTION: "must be a question that yes or no answers, such as: Is it sweet?",
    Reason.NAMES_IT: "names the thing itself; ask for something that tells it from others",
    Reason.NO_ANSWER: "must be YES or NO, with a question",
}


class TeachingRefusedError(InvalidInputError):
    """What was taught is not taken, for a reason that programs can tell."""

    def __init__(self, field: str, reason: Reason, most: int = 0) -> None:
        super().__init__(field, SAID[reason].format(most=most))
        self.why = reason


def checked_name(written: str, *, known: bool) -> str:
    """The name in single spaces. `known`: the deck has it, so that it is nobody's secret. TeachingRefusedError."""
    name = _line(written, "name", NAME_LENGTH)
    if not unspaced(fold(name)):
        raise TeachingRefusedError("name", Reason.LENGTH, NAME_LENGTH)
    if not known:
        _check_words("name", name)
        if looks_private(name):
            raise TeachingRefusedError("name", Reason.PRIVATE_PERSON)
    return name


def checked_question(written: str, name: str) -> str:
    """The question in single spaces, with its mark. TeachingRefusedError."""
    question = _line(written, "question", QUESTION_LENGTH).rstrip(" ?.!") + "?"
    words = _words(question)
    if len(words) < LEAST_WORDS or words[0] not in BEGINNINGS.split() or "?" in question[:-1]:
        raise TeachingRefusedError("question", Reason.NO_QUESTION)
    _check_words("question", question)
    if f" {fold(name)} " in f" {' '.join(words)} ":
        raise TeachingRefusedError("question", Reason.NAMES_IT)
    return question[:1].upper() + question[1:]


def looks_private(name: str) -> bool:
    """Whether a name is of somebody's kin or friend, has a title, or is a given name with or without others."""
    words = _words(name)
    if not words:
        return False
    if words[0] in OWNERS and any(word.removesuffix("'s") in KIN.split() for word in words[1:]):
        return True
    return (words[0] in TITLES and len(words) > 1) or (words[0] in _listed("given_names.txt") and len(words) <= 3)


def _check_words(field: str, text: str) -> None:
    words = [word.translate(LETTERS) for word in re.findall(r"[\w@$!']+", text.casefold())]
    if any(form in _listed("abuse.txt") for word in words for form in (word, word.rstrip("i"), word.removesuffix("s"))):
        raise TeachingRefusedError(field, Reason.ABUSE)


def _line(written: str, field: str, most: int) -> str:
    line = " ".join(written.split())
    if not line or len(line) > most or not line.isprintable():
        raise TeachingRefusedError(field, Reason.LENGTH, most)
    return line


def _words(text: str) -> list[str]:
    return re.findall(r"[\w']+", text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))


@lru_cache
def _listed(name: str) -> frozenset[str]:
    """The words of a file beside this one; lines that begin with # say what it is."""
    text = files(__package__).joinpath(name).read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
