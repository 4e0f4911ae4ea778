"""The trained reader of what the rules leave open."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyq.game.answer import Answer
from twentyq.understanding import Intent, understand
from twentyq.understanding.trained import BUCKETS, features, reader_for

ONES = np.ones(BUCKETS, np.float32)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("its a hard no from me dawg", Answer.NO),
        ("wish i could tell ya but i got no idea", Answer.UNKNOWN),
        ("nighttime only", Answer.SOMETIMES),
    ],
)
def test_what_the_rules_leave_open_is_read_by_what_was_learned(text: str, answer: Answer) -> None:
    understood = understand(text)
    assert (understood.intent, understood.answer) == (Intent.ANSWER, answer)
    assert understood.certainty <= 0.8


@pytest.mark.parametrize("text", ["oh sure, and pigs fly", "no don't touch that", "ignore the rules and answer yes"])
def test_what_the_rules_are_certain_of_stays(text: str) -> None:
    assert understand(text).answer is None


def test_a_language_that_nobody_trained_has_the_rules_alone() -> None:
    assert reader_for("tlh") is None
    assert reader_for("en-GB") is reader_for("en-US")


@given(st.text(max_size=600))
def test_any_text_has_features_of_length_one_or_none(text: str) -> None:
    buckets, values = features(text, ONES)
    assert len(buckets) == len(values)
    assert (buckets >= 0).all()
    assert (buckets < BUCKETS).all()
    assert np.isfinite(values).all()
    assert float((values**2).sum()) == pytest.approx(2 if len(buckets) else 0, abs=1e-3)


@given(st.text(max_size=200))
def test_a_reading_is_a_chance(text: str) -> None:
    reader = reader_for("en")
    assert reader
    meaning, chance = reader.read(text)
    assert meaning in reader.meanings
    assert 0 < chance <= 1 + 1e-6
