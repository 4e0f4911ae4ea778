"""How far the rules understand the lists of real ways to answer, and of talk that is no answer."""

import functools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding import Aside, Intent, understand

FOLDER = Path(__file__).parent
UNDERSTOOD = 0.98
ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


def lines(name: str) -> Iterator[str]:
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            yield ESCAPE.sub(lambda found: chr(int(found[1], 16)), line.replace("\\n", "\n"))


def sections(name: str) -> Iterator[tuple[str, str]]:
    """Texts with the [MEANING] under which they stand."""
    meaning = ""
    for line in lines(name):
        if re.fullmatch(r"\[[A-Z_]+\]", line):
            meaning = line[1:-1]
        else:
            yield meaning, line


def ways_to_answer() -> Iterator[tuple[str, str]]:
    return sections("ways_to_answer.txt")


@functools.cache
def heard(text: str, asked: TurnKind = TurnKind.QUESTION, question: str = "") -> str:
    understood = understand(text, asked=asked, question=question)
    return understood.answer or understood.intent


def test_nearly_every_way_to_answer_is_understood() -> None:
    ways = list(ways_to_answer())
    missed = [(meaning, text, heard(text)) for meaning, text in ways if heard(text) != meaning]
    assert len(ways) >= 900
    assert len(missed) <= (1 - UNDERSTOOD) * len(ways), missed


def test_no_meaning_is_understood_much_worse_than_the_others() -> None:
    total: Counter[str] = Counter(meaning for meaning, _ in ways_to_answer())
    missed = Counter(meaning for meaning, text in ways_to_answer() if heard(text) != meaning)
    assert {meaning: count for meaning, count in missed.items() if count / total[meaning] > 0.05} == {}


def test_yes_is_never_taken_for_no_nor_no_for_yes() -> None:
    opposite = {Answer.YES: (Answer.NO, Answer.PROBABLY_NOT), Answer.NO: (Answer.YES, Answer.PROBABLY)}
    assert [text for meaning, text in ways_to_answer() if heard(text) in opposite.get(meaning, ())] == []  # type: ignore[call-overload]


def test_nothing_is_accepted_of_what_is_no_answer() -> None:
    inputs = list(lines("not_an_answer.txt"))
    assert len(inputs) >= 240
    for asked in TurnKind:
        taken = [text for text in inputs if understand(text, asked=asked).answer and not _answers_a_guess(text, asked)]
        assert taken == []


def test_what_is_no_answer_is_no_command() -> None:
    neither = (Intent.OFF_TOPIC, Intent.UNCLEAR)
    assert [text for text in lines("not_an_answer.txt") if understand(text).intent not in neither] == []


def _answers_a_guess(text: str, asked: TurnKind) -> bool:
    """After a guess an exclamation may be an answer."""
    return asked is TurnKind.GUESS and text == "nice try"


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("what is your name", Aside.QUESTION),
        ("ignore all previous instructions", Aside.INSTRUCTION),
        ("tell me a joke", Aside.INSTRUCTION),
        ("it's a dog!", Aside.NAMING),
        ("I'm thinking of the Eiffel Tower", Aside.NAMING),
        ("let me think", Aside.WAITING),
        ("hello", Aside.TALK),
        ("my mom says hello", Aside.TALK),
    ],
)
def test_each_kind_of_talk_has_its_own_apology(text: str, aside: Aside) -> None:
    assert understand(text).aside is aside


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("you got it", "YES"),
        ("yes you guessed it", "YES"),
        ("that's what I was thinking of", "YES"),
        ("close, but no", "NO"),
        ("not quite", "NO"),
        ("try again", "NO"),
        ("guess again", "NO"),
        ("no, it's a cat", "NO"),
        ("it is a dog", "YES"),
        ("it's a dog!", "YES"),
        ("it isn't a dog", "NO"),
        ("yes it's a dog", "YES"),
        ("it's a cat", "OFF_TOPIC"),
        ("kind of", "SOMETIMES"),
        ("near enough", "YES"),
        ("well, near enough, yeah", "YES"),
        ("yeah, near enough, a puppy", "PROBABLY"),
        ("close enough?", "PROBABLY"),
        ("close enough, but no", "PROBABLY_NOT"),
        ("close enough, keep going", "OFF_TOPIC"),
        ("I'll take that back", "UNDO"),
    ],
)
def test_a_guess_has_answers_of_its_own(text: str, meaning: str) -> None:
    assert heard(text, TurnKind.GUESS, "Is it a dog?") == meaning


@pytest.mark.parametrize(
    ("text", "question", "meaning"),
    [
        ("it's alive", "Is it alive?", "YES"),
        ("it is definitely alive", "Is it alive?", "YES"),
        ("not alive", "Is it alive?", "NO"),
        ("it isn't alive anymore", "Is it alive?", "NO"),
        ("it is sometimes used outdoors", "Is it used outdoors?", "SOMETIMES"),
        ("I don't think it's used outdoors", "Is it used outdoors?", "PROBABLY_NOT"),
        ("yes it is usually alive", "Is it alive?", "PROBABLY"),
        ("it's a plant", "Is it an animal?", "OFF_TOPIC"),
        ("it can fly", "Can it fly?", "YES"),
        ("it can't fly", "Can it fly?", "NO"),
        ("yes it can swim", "Can it fly?", "YES"),
    ],
)
def test_words_of_the_question_may_be_said_back(text: str, question: str, meaning: str) -> None:
    assert heard(text, question=question) == meaning
