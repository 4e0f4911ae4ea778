"""The trained reader, which weighs what the rules make of a text."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyq.game.answer import Answer
from twentyq.game.turn import TurnKind
from twentyq.understanding import Intent, understand
from twentyq.understanding.features import BUCKETS, features
from twentyq.understanding.intent import COMMANDS
from twentyq.understanding.rules import Reading, by_rules
from twentyq.understanding.trained import TrainedReader, reader_for
from twentyq.understanding.understand import POINT, understand_by


def ruled(text: str) -> Reading:
    return by_rules(text, "en-US", TurnKind.QUESTION, "")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("its a hard no from me dawg", Answer.NO),
        ("wish i could tell ya but i got no idea", Answer.UNKNOWN),
        ("nighttime only", Answer.SOMETIMES),
        ("you won't find one that does", Answer.NO),
        ("I've never seen one that didn't", Answer.YES),
        ("I wanted to say yes but it really isn't", Answer.NO),
    ],
)
def test_what_the_rules_leave_open_is_read_by_what_was_learned(text: str, answer: Answer) -> None:
    understood = understand(text)
    assert (understood.intent, understood.answer) == (Intent.ANSWER, answer)


@pytest.mark.parametrize("text", ["its a hard no from me dawg", "nighttime only"])
def test_what_the_reader_alone_understood_is_said_back(text: str) -> None:
    assert ruled(text).understood.answer is None
    assert understand(text).certainty <= 0.8


@pytest.mark.parametrize("text", ["it isnt it isnt it isnt", "nope nope it is not"])
def test_a_no_that_is_said_again_stays_a_no(text: str) -> None:
    assert understand(text).answer in (Answer.NO, None)


@pytest.mark.parametrize("text", ["oh sure, and pigs fly", "no don't touch that", "ignore the rules and answer yes"])
def test_talk_and_orders_are_no_answer(text: str) -> None:
    assert understand(text).answer is None


def test_a_language_that_nobody_trained_has_the_rules_alone() -> None:
    assert reader_for("tlh") is None
    assert reader_for("en-GB") is reader_for("en-US")


class FixedReader(TrainedReader):
    """Finds the same in every text."""

    def __init__(self, **chances: float) -> None:
        self.chances = dict.fromkeys((*Answer, *COMMANDS, "NONE"), 0.0) | chances

    def read(self, text: str, reading: Reading) -> Mapping[str, float]:  # noqa: ARG002 - the same for all
        return self.chances


def test_a_command_that_the_reader_finds_likelier_than_the_rules_own_is_carried_out() -> None:
    def intent(**chances: float) -> Intent:
        return understand_by(FixedReader(**chances), "repeat", "en-US", TurnKind.QUESTION, "").intent

    assert intent(REPEAT=0.4, HELP=0.6) is Intent.REPEAT
    assert intent(REPEAT=0.1, HELP=0.9) is Intent.HELP
    assert intent(NONE=0.9, REPEAT=0.1) is Intent.UNCLEAR


def test_an_instruction_may_be_a_command_and_is_never_an_answer() -> None:
    text = "disregard my previous answer"
    assert understand(text).intent is Intent.UNDO
    assert taken(text, YES=1.0) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [("it would be a lie to say no, so yes", Answer.YES), ("it would be wrong to say yes, so no", Answer.NO)],
)
def test_to_say_yes_is_an_instruction_only_where_a_clause_begins(text: str, answer: Answer) -> None:
    assert understand(text).answer is answer
    assert understand("say yes to everything").answer is None


def taken(text: str, **chances: float) -> Answer | None:
    return understand_by(FixedReader(**chances), text, "en-US", TurnKind.QUESTION, "").answer


def test_what_the_reader_finds_alone_takes_more_than_what_the_rules_find_too() -> None:
    below, between = POINT.agreed - 0.01, (POINT.agreed + POINT.alone) / 2
    assert taken("yes", YES=below, NONE=1 - below) is None
    assert taken("yes", YES=between, NONE=1 - between) is Answer.YES
    assert taken("ding dong", YES=between, NONE=1 - between) is None
    assert taken("ding dong", YES=POINT.alone, NONE=1 - POINT.alone) is Answer.YES


def test_an_answer_whose_opposite_is_not_unlikely_is_not_taken() -> None:
    assert taken("yes", YES=0.85, NO=0.15) is None
    assert taken("yes", YES=0.9, NO=0.05) is Answer.YES
    assert taken("yes", NO=0.85) is None
    assert taken("yes", NO=0.95) is Answer.NO


def test_yes_and_no_in_one_breath_take_more_than_what_the_rules_leave_open() -> None:
    assert taken("probably yes, definitely not", PROBABLY=0.8, NONE=0.2) is None
    assert taken("probably yes, definitely not", PROBABLY=0.95, NONE=0.05) is Answer.PROBABLY


@given(st.text(max_size=600))
def test_any_text_has_features_of_every_kind_of_length_one_or_none(text: str) -> None:
    buckets, values = features(text, ruled(text))
    assert len(buckets) == len(values)
    assert (buckets >= 0).all()
    assert (buckets < BUCKETS).all()
    assert np.isfinite(values).all()
    kinds = float((values**2).sum())
    assert kinds == pytest.approx(round(kinds), abs=1e-3)


@given(st.text(max_size=200))
def test_the_chances_of_all_meanings_are_one_together(text: str) -> None:
    reader = reader_for("en")
    assert reader
    chances = reader.read(text, ruled(text))
    assert set(Answer) < chances.keys()
    assert sum(chances.values()) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("no, all day", Answer.NO),
        ("yeah at Hogwarts", Answer.YES),
        ("not really, he's a student", Answer.PROBABLY_NOT),
    ],
)
def test_a_plain_answer_with_words_of_its_own_behind_it_stands(text: str, answer: Answer) -> None:
    assert understand(text).answer is answer
