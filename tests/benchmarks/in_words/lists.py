"""The lists of what people said, by whether they are learned from."""

from tests.unit.understanding.test_said import KEPT
from tests.unit.understanding.test_ways_to_answer import FOLDER, sections
from twentyq.game.answer import Answer
from twentyq.understanding.intent import COMMANDS

WRITERS = {
    "first": ("said_first.txt",),
    "second": ("said_second.txt",),
    "third": ("said_third.txt",),
    "fourth": ("said_learned.txt",),
    "fifth": ("said_fifth.txt",),
    "sixth": ("said_sixth.txt",),
    "seventh": ("said_seventh.txt",),
    "others": ("said_tuned.txt", "said_judged.txt", "said_mended.txt", "said_apart.txt"),
}
"""What was learned from, by who wrote it."""
NONE, DOUBTFUL = "NONE", "DOUBTFUL"
"""Neither answer nor command; of these, what is to be asked again: it names no answer, or two."""
Texts = list[tuple[str, str]]


def files() -> list[str]:
    """Names of all lists."""
    return sorted(file.name for file in FOLDER.glob("*.txt"))


def read(file: str) -> Texts:
    """Texts with their meanings: an answer, a command, what is doubtful, or neither."""
    return [(_meaning(meaning), text) for meaning, text in sections(file) if text.strip()]


def learned(without: tuple[str, ...] = ()) -> Texts:
    """Texts of all lists but these and those kept apart."""
    return [pair for file in files() if file not in (*without, *KEPT) for pair in read(file)]


def bare(text: str) -> str:
    """The same for texts that differ in signs alone."""
    return "".join(filter(str.isalnum, text.casefold()))


def _meaning(meaning: str) -> str:
    return meaning if meaning in set(Answer) | COMMANDS | {DOUBTFUL} else NONE
