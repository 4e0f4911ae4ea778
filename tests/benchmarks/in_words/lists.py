"""The lists of what people said, by whether they are learned from."""

from tests.benchmarks.hesitation.said import said
from tests.unit.understanding.test_led import in_game
from tests.unit.understanding.test_said import KEPT
from tests.unit.understanding.test_ways_to_answer import FOLDER, sections
from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding.intent import COMMANDS
from twentyq.understanding.rules import by_rules
from twentyq.understanding.understand import NONE

WRITERS = {
    "first": ("said_first.txt",),
    "second": ("said_second.txt",),
    "third": ("said_third.txt",),
    "fourth": ("said_learned.txt",),
    "fifth": ("said_fifth.txt",),
    "sixth": ("said_sixth.txt",),
    "seventh": ("said_seventh.txt",),
    "eighth": ("said_eighth.txt",),
    "others": ("said_tuned.txt", "said_judged.txt", "said_mended.txt", "said_apart.txt"),
}
"""What was learned from, by who wrote it."""
IN_GAME = ("asked_tuned.tsv", "asked_seen.tsv", "asked_learned.tsv")
"""What was said in answer to a question, and learned from."""
DOUBTFUL = "DOUBTFUL"
"""What is to be asked again: it names no answer, or two."""
Texts = list[tuple[str, str]]
Asked = list[tuple[str, str, str]]
"""Meaning, text, and the question that was asked."""


def files() -> list[str]:
    """Names of all lists."""
    return sorted(file.name for file in FOLDER.glob("*.txt"))


def read(file: str) -> Texts:
    """Texts with their meanings: an answer, a command, what is doubtful, or neither."""
    return [(_meaning(meaning), text) for meaning, text in sections(file) if text.strip()]


def learned(without: tuple[str, ...] = ()) -> Texts:
    """Texts of all lists but these and those kept apart."""
    return [pair for file in files() if file not in (*without, *KEPT) for pair in read(file)]


def learned_in_game() -> Asked:
    """What was said in answer to a question, but for what its readers call a weak yes and the lists half a one."""
    asked = [(_meaning(meaning), text, question) for file in IN_GAME for meaning, question, text in in_game(file)]
    asked += [(_meaning(one.meaning), one.text, one.question) for one in said() if one.meaning]
    return [one for one in asked if one[0] != Answer.PROBABLY or not _halves(*one[1:])]


def _halves(text: str, question: str) -> bool:
    """Whether it is "kind of" or the like by the rules."""
    return by_rules(text, "en-US", TurnKind.QUESTION, question).understood.answer is Answer.SOMETIMES


def bare(text: str) -> str:
    """The same for texts that differ in signs alone."""
    return "".join(filter(str.isalnum, text.casefold()))


def _meaning(meaning: str) -> str:
    if meaning in (DOUBTFUL, "UNCLEAR"):
        return DOUBTFUL
    return meaning if meaning in set(Answer) | COMMANDS else NONE
