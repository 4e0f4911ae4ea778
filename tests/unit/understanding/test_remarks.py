"""What an answer says of the thing besides."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.understanding.test_named import FakeKnown

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.knowledge.compiled import load_named
from twentyq.knowledge.deck import Question
from twentyq.knowledge.remarks import Remarks
from twentyq.understanding import remarked, understand_with

KNOWN = Remarks(
    [
        Question(
            "glass", "Is it made of glass?", "", 0.0, affirmed_by=("glass", "see through"), denied_by=("no glass",)
        ),
        Question("legs", "Does it have legs?", "", 0.0, affirmed_by=("has legs", "four legs"), denied_by=("no legs",)),
        Question("male", "Is it male?", "", 0.0, affirmed_by=("he",)),
        Question("fish", "Is it a fish?", "", 0.0, affirmed_by=("fish",), denied_by=("no fish",)),
        Question("kitchen", "Is it found in a kitchen?", "", 0.0, affirmed_by=("in kitchen",)),
    ]
)
METAL, EATS = "Is it made mostly of metal?", "Does it eat other animals?"


def told(text: str, question: str = METAL) -> dict[str, bool]:
    return dict(remarked(text, question, "en-US", KNOWN))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("no, it's glass", {"glass": True}),
        ("no it's glass", {"glass": True}),
        ("No, usually glass.", {"glass": True}),
        ("nope - you can see through", {"glass": True}),
        ("no legs, no glass", {"legs": False, "glass": False}),
        ("yes, and it's in the kitchen", {"kitchen": True}),
        ("yeah, in the kitchen", {"kitchen": True}),
        ("he has four legs", {"male": True, "legs": True}),
        ("no a fish", {"fish": True}),
        ("well he walks about a lot", {"male": True}),
        ("it's so see through", {"glass": True}),
        ("it has legs so no", {"legs": True}),
        ("it isn't because it's glass", {"glass": True}),
    ],
)
def test_a_remark_answers_other_questions(text: str, facts: dict[str, bool]) -> None:
    assert told(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "no",
        "is it glass?",
        "if it's glass",
        "some are glass",
        "the glass was",
        "it's like glass",
        "it's not so see through",
        "more of a glass holder",
        "it's glass, no glass",
        "my brother loves it, he has two",
        "no fish lives there",
        "glass and wood",
        "it's glass, but it depends",
        "nope is it glass",
        "yes, he made it",
        "no, you'd think it's glass",
        "",
        ",,,",
    ],
)
def test_what_is_said_otherwise_tells_nothing(text: str) -> None:
    assert told(text) == {}


def test_a_whole_text_says_nothing_else() -> None:
    assert dict(remarked("it's glass", METAL, "en-US", KNOWN, whole=True)) == {"glass": True}
    assert dict(remarked("it's glass, but not really", METAL, "en-US", KNOWN, whole=True)) == {}


def test_what_tells_of_the_question_too_tells_all_the_same() -> None:
    sure = "Is it made mostly of glass?"
    assert dict(remarked("he's glass", sure, "en-US", KNOWN, subject="glass")) == {"glass": True, "male": True}
    assert dict(remarked("yes, fish", EATS, "en-US", KNOWN, subject="fish")) == {"fish": True}


def test_what_stands_alone_may_be_what_it_eats() -> None:
    assert told("yes, fish", EATS) == {}
    assert told("yes, fish", "Is it used to hold things?") == {}
    assert told("it's a fish", EATS) == {"fish": True}
    assert told("in the kitchen", EATS) == {"kitchen": True}


@given(st.text(max_size=600))
def test_any_text_is_read(text: str) -> None:
    assert set(told(text).values()) <= {True, False}


def test_of_remarks_that_a_reader_judged_nearly_all_right_ones_are_found_and_hardly_a_wrong_one() -> None:
    deck = load_named("everyday")
    ids = {question.text: question.id for question in deck.questions}
    lines = (Path(__file__).parent / "remarked.tsv").read_text("utf-8").splitlines()[1:]
    found: Counter[tuple[str, bool]] = Counter()
    for verdict, question, text, other, answer in (line.split("\t") for line in lines):
        told = remarked(text, question, "en-US", deck.remarks).get(ids[other])
        found[verdict, told is (answer == "yes")] += 1
    assert sum(found.values()) == 360
    assert found["right", True] >= 290
    assert found["wrong", True] <= 4


def test_every_phrase_of_the_deck_is_found() -> None:
    deck = load_named("everyday")
    for question in deck.questions:
        for phrases, truth in ((question.affirmed_by, True), (question.denied_by, False)):
            for phrase in set(phrases) - {"he", "she"}:
                told = (remarked(f"no, {it}{phrase}", "Is it odd?", "en-US", deck.remarks) for it in ("", "it is "))
                assert truth in {facts.get(question.id) for facts in told}, phrase


def test_what_a_text_tells_of_the_question_is_its_answer() -> None:
    question, known = "Is it used for cutting?", FakeKnown(None, tells=Answer.YES)
    understood = understand_with(None, "it cuts paper", "en-US", TurnKind.QUESTION, question, "g", known)
    assert understood.answer is Answer.YES
    assert understood.certainty < 1
    assert known.asked == []
    plain = understand_with(None, "yes", "en-US", TurnKind.QUESTION, question, "g", FakeKnown(None, tells=Answer.NO))
    assert plain.answer is Answer.YES
