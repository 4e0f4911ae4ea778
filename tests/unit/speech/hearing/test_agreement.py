"""Two listeners: what both hear is taken, what they dispute is asked back about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twentyq.speech.hearing.agreement import DECODER_POINTS, agreed, calibrated, disputed, holds_both, sure_alone
from twentyq.speech.hearing.listening import Take
from twentyq.speech.hearing.meaning import Meaning
from twentyq.speech.hearing.network.network import Impression

HALF_SURE = 0.5


def best(take: Take, shares: Impression) -> tuple[str, float]:
    found = agreed(take, shares)
    meaning = max(found, key=found.__getitem__)
    return meaning, found[meaning]


def test_what_both_hear_is_surer_than_what_one_hears() -> None:
    both = best(Take({"YES": 0.95}, "yes"), Impression(0.9, 0.01, 0.09, 0.4))
    one = best(Take({}, ""), Impression(0.9, 0.01, 0.09, 0.4))
    assert both[0] == one[0] == "YES"
    assert both[1] > one[1]


@pytest.mark.parametrize("share", [0.6, 0.9, 0.99])
def test_yes_against_no_is_asked_back_about(share: float) -> None:
    assert best(Take({"NO": 0.95}, "no"), Impression(share, 0.0, 1 - share, 0.4))[1] < HALF_SURE


def test_yes_in_one_part_and_no_in_another_are_both_held() -> None:
    yes, no, rest = Impression(0.9, 0.0, 0.1, 0.4), Impression(0.0, 0.9, 0.1, 0.4), Impression(0.1, 0.1, 0.8, 0.4)
    assert holds_both([no, rest, yes])
    assert not holds_both([yes, rest, yes])
    assert not holds_both([yes, Impression(0.2, 0.6, 0.2, 0.4)])


def test_what_is_disputed_is_asked_back_about_and_commands_stay() -> None:
    found = disputed({"YES": 0.97, "NO": 0.2, "UNDO": 0.9})
    assert found["YES"] < HALF_SURE
    assert (found["NO"], found["UNDO"]) == (0.2, 0.9)


def test_yes_that_may_be_no_is_asked_back_about() -> None:
    assert best(Take({}, ""), Impression(0.8, 0.15, 0.05, 0.4))[1] < HALF_SURE


def test_another_word_that_the_decoder_takes_for_no_is_not_taken() -> None:
    assert best(Take({"NO": 0.97}, "no"), Impression(0.0, 0.03, 0.97, 0.4))[1] < HALF_SURE


def test_a_phrase_for_yes_that_the_network_does_not_know_is_taken() -> None:
    assert best(Take({"YES": 0.97}, "of course"), Impression(0.02, 0.02, 0.96, 0.4)) == (
        "YES",
        pytest.approx(0.96, abs=0.03),
    )


def test_a_phrase_for_yes_that_the_network_takes_for_no_is_asked_back_about() -> None:
    assert best(Take({"YES": 0.99}, "of course"), Impression(0.0, 0.8, 0.2, 0.4))[1] < HALF_SURE


def test_a_phrase_that_was_over_in_no_time_is_asked_back_about() -> None:
    assert best(Take({"YES": 0.97}, "of course"), Impression(0.02, 0.02, 0.96, 0.2))[1] < HALF_SURE


def test_other_answers_are_the_decoders() -> None:
    assert best(Take({"PROBABLY": 0.97}, "probably"), Impression(0.02, 0.02, 0.96, 0.4))[0] == "PROBABLY"


def test_the_network_alone_has_to_be_very_sure() -> None:
    assert sure_alone(Impression(0.98, 0.0, 0.02, 0.4)) is Meaning.YES
    assert sure_alone(Impression(0.0, 0.98, 0.02, 0.4)) is Meaning.NO
    assert sure_alone(Impression(0.9, 0.0, 0.1, 0.4)) is None
    assert sure_alone(Impression(0.0, 0.0, 1.0, 0.4)) is None


def test_a_long_answer_is_given_to_the_decoder_too() -> None:
    assert sure_alone(Impression(0.0, 0.98, 0.02, 0.7)) is None


shares = st.tuples(*[st.floats(0, 1)] * 3).filter(any).map(lambda s: Impression(*(p / sum(s) for p in s), 0.4))


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 1), shares, st.sampled_from(["", "yes", "of course"]))
def test_confidences_are_probabilities_and_one_is_taken_at_most(
    yes: float, sometimes: float, heard: Impression, words: str
) -> None:
    total = max(1.0, yes + sometimes)
    found = agreed(Take({"YES": yes / total, "SOMETIMES": sometimes / total}, words), heard)
    assert all(0 <= confidence <= 1 for confidence in found.values())
    assert min(found["YES"], found["NO"]) < HALF_SURE


@settings(deadline=None)
@given(shares, st.floats(0, 1))
def test_the_opposite_of_what_the_decoder_is_sure_of_is_never_taken(heard: Impression, rest: float) -> None:
    posterior = 0.81 + 0.19 * rest
    assert agreed(Take({"NO": posterior}, "no"), heard)["YES"] < HALF_SURE


def test_confidence_is_anchored_where_people_were_measured() -> None:
    for posterior, confidence in DECODER_POINTS:
        assert calibrated(posterior, DECODER_POINTS) == pytest.approx(confidence)
    assert (calibrated(0.0, DECODER_POINTS), calibrated(1.0, DECODER_POINTS)) == (0.0, 1.0)


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 1))
def test_a_greater_posterior_never_gives_less_confidence(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= calibrated(low, DECODER_POINTS) <= calibrated(high, DECODER_POINTS) <= 1
