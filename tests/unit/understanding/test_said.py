"""What players say, written by people who had not seen the rules: answers, commands, and what is neither."""

from collections import Counter
from collections.abc import Iterator

import pytest
from tests.unit.understanding.test_ways_to_answer import heard, sections

from twentyq.game.answer import Answer
from twentyq.understanding import Intent

FILES = ("said_tuned.txt", "said_judged.txt")
OPPOSITES = {
    "YES": ("NO", "PROBABLY_NOT"),
    "NO": ("YES", "PROBABLY"),
    "PROBABLY": ("NO", "PROBABLY_NOT"),
    "PROBABLY_NOT": ("YES", "PROBABLY"),
}
NEITHER = (Intent.OFF_TOPIC, Intent.UNCLEAR)
EXPLAINED = {"REPEAT": ("HELP",), "WHY": (*NEITHER, "HELP")}
"""What serves as well: who does not understand a question gets it explained; there is no command that tells why."""


def said(file: str) -> Iterator[tuple[str, str]]:
    return sections(file)


@pytest.mark.parametrize("file", FILES)
def test_nearly_every_answer_and_command_is_understood(file: str) -> None:
    meant = [(meaning, text) for meaning, text in said(file) if meaning != "NONE"]
    right = [heard(text) in (meaning, *EXPLAINED.get(meaning, ())) for meaning, text in meant]
    assert len(right) == 150
    assert sum(right) >= 0.95 * len(right), [pair for pair, well in zip(meant, right, strict=True) if not well]


@pytest.mark.parametrize("file", FILES)
def test_no_answer_is_taken_for_its_opposite_nor_for_a_command(file: str) -> None:
    commands = set(Intent) - {Intent.ANSWER, *NEITHER}
    wrong = {meaning: (*OPPOSITES.get(meaning, ()), *commands) for meaning in Answer}
    assert [(text, heard(text)) for meaning, text in said(file) if heard(text) in wrong.get(meaning, ())] == []  # type: ignore[call-overload]


@pytest.mark.parametrize("file", FILES)
def test_hardly_anything_else_is_taken_for_an_answer_and_nothing_for_a_command(file: str) -> None:
    others = Counter(heard(text) for meaning, text in said(file) if meaning == "NONE")
    assert others.total() == 150
    assert sum(others[answer] for answer in Answer) <= 0.01 * others.total()
    assert {intent for intent in others if intent in set(Intent)} <= set(NEITHER)
