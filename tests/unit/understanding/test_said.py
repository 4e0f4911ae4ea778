"""What players say, written by people who had not seen the rules: answers, commands, and what is neither."""

from collections import Counter
from collections.abc import Iterator

import pytest
from tests.unit.understanding.test_ways_to_answer import heard, sections

from twentyq.game.answer import Answer
from twentyq.understanding import Intent

FILES = (
    "said_tuned.txt", "said_judged.txt", "said_mended.txt", "said_apart.txt", "said_sounded.txt",
    "said_first.txt", "said_second.txt", "said_third.txt", "said_fifth.txt", "said_sixth.txt", "said_seventh.txt",
    "said_eighth.txt",
)  # fmt: skip
KEPT = {
    "said_kept.txt": (126, 15, 1),
    "said_last.txt": (149, 15, 2),
    "said_unseen.txt": (165, 32, 2),
    "said_fresh.txt": (127, 28, 2),
    "said_later.txt": (398, 7, 8),
}
"""Judged once, neither mended by nor learned from: answers and commands that are understood at least, and other texts
taken for an answer at most."""
KNOWN = {
    "??????", "????", "enough", "???", "shh I cant hear what it's saying", "yes... oh sorry wrong one, I meant no",
    "can i say maybe", "know what i mean",
}  # fmt: skip
"""Of these, those that are taken for a command."""
OPPOSITES = {
    "YES": ("NO", "PROBABLY_NOT"),
    "NO": ("YES", "PROBABLY"),
    "PROBABLY": ("NO", "PROBABLY_NOT"),
    "PROBABLY_NOT": ("YES", "PROBABLY"),
}
NEITHER = (Intent.OFF_TOPIC, Intent.UNCLEAR)
OTHERS = ("NONE", "DOUBTFUL")
"""What is no answer, and what names none or two and is to be asked again."""
EXPLAINED = {"REPEAT": ("HELP",), "WHY": (*NEITHER, "HELP")}
"""What serves as well: who does not understand a question gets it explained; there is no command that tells why."""


def said(file: str) -> Iterator[tuple[str, str]]:
    return sections(file)


def understood(meaning: str, text: str) -> bool:
    return meaning not in OTHERS and heard(text) in (meaning, *EXPLAINED.get(meaning, ()))


@pytest.mark.parametrize("file", FILES)
def test_nearly_every_answer_and_command_is_understood(file: str) -> None:
    meant = [(meaning, text) for meaning, text in said(file) if meaning not in OTHERS]
    right = [understood(meaning, text) for meaning, text in meant]
    assert len(right) >= 146
    assert sum(right) >= 0.95 * len(right), [pair for pair, well in zip(meant, right, strict=True) if not well]


@pytest.mark.parametrize("file", KEPT)
def test_of_what_was_kept_apart_as_much_is_understood_as_when_it_was_judged(file: str) -> None:
    right = Counter(meaning in set(Answer) for meaning, text in said(file) if understood(meaning, text))
    answers, commands, _ = KEPT[file]
    assert right[True] >= answers
    assert right[False] >= commands


@pytest.mark.parametrize("file", [*FILES, *KEPT])
def test_no_answer_is_taken_for_its_opposite_nor_for_a_command(file: str) -> None:
    commands = set(Intent) - {Intent.ANSWER, *NEITHER}
    wrong = {meaning: (*OPPOSITES.get(meaning, ()), *commands) for meaning in Answer}
    taken = [(text, heard(text)) for meaning, text in said(file) if heard(text) in wrong.get(meaning, ())]  # type: ignore[call-overload]
    assert [pair for pair in taken if pair[0] not in KNOWN] == []


@pytest.mark.parametrize(
    ("file", "taken"),
    [
        *((file, 2 if file in ("said_sounded.txt", "said_eighth.txt") else 1) for file in FILES),
        *((file, most) for file, (*_, most) in KEPT.items()),
    ],
)
def test_hardly_anything_else_is_taken_for_an_answer_and_nothing_for_a_command(file: str, taken: int) -> None:
    others = Counter(heard(text) for meaning, text in said(file) if meaning in OTHERS and text not in KNOWN)
    assert others.total() >= 103
    assert sum(others[answer] for answer in Answer) <= taken
    assert {intent for intent in others if intent in set(Intent)} <= set(NEITHER)
