"""What a deck makes of a game."""

from dataclasses import replace

import pytest
from tests.unit.guessing.test_bayes import after, after_guess

from twentyq.game.answer import Answer
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.insight import Insight
from twentyq.knowledge.deck import Deck


@pytest.fixture(scope="module")
def insight(small_deck: Deck) -> Insight:
    return Insight(BayesGuesser(small_deck))


def test_the_reading_of_a_question_is_the_decks(insight: Insight) -> None:
    assert insight.reading("farm") == "Usually."
    assert insight.reading("nonsense") is None
    assert insight.reading(None) is None


def test_answers_leave_fewer_things_and_a_surer_guesser(insight: Insight) -> None:
    course = insight.certainties(after(("mammal", Answer.YES), ("pet", Answer.YES), ("swims", Answer.YES)))
    left = [certainty.things_left for certainty in course]
    assert len(course) == 4
    assert left == sorted(left, reverse=True)
    assert left[0] <= len(insight.deck.things)
    assert course[-1].top_chance > course[0].top_chance


def test_the_right_guess_leaves_one_thing(insight: Insight) -> None:
    last = insight.certainties(after_guess(after(("mammal", Answer.YES)), "dog", Answer.YES))[-1]
    assert (last.things_left, last.top_chance) == (1, 1.0)


def test_the_nearest_things_are_the_likeliest_and_leave_out_what_was_guessed_in_vain(insight: Insight) -> None:
    game = after(("mammal", Answer.YES), ("pet", Answer.YES), ("swims", Answer.YES))
    (first, chance), *others = insight.nearest(game)
    assert (first, len(others)) == ("dog", 2)
    assert all(chance >= other for _, other in others)
    assert insight.nearest(after_guess(game, "dog", Answer.YES))[0][0] == "dog"
    assert "dog" not in dict(insight.nearest(after_guess(game, "dog", Answer.NO)))


def test_answers_that_contradict_what_is_known_of_the_thing_are_differences(insight: Insight) -> None:
    answers = [("mammal", Answer.NO), ("farm", Answer.YES), ("flies", Answer.PROBABLY), ("heavy", Answer.UNKNOWN)]
    game = replace(after(*answers), thing="a cow")
    assert [(one.turn.subject, one.expected) for one in insight.differences(game)] == [
        ("mammal", Answer.YES),
        ("flies", Answer.NO),
    ]


@pytest.mark.parametrize("thing", [None, "a flurb"])
def test_nothing_is_known_of_a_thing_that_the_deck_does_not_hold(insight: Insight, thing: str | None) -> None:
    assert insight.differences(replace(after(("mammal", Answer.NO)), thing=thing)) == ()


@pytest.mark.parametrize(("alive", "meant"), [(Answer.YES, "bat"), (Answer.NO, "baseball bat")])
def test_of_two_things_of_a_name_the_one_that_fits_the_answers_is_meant(
    insight: Insight, alive: Answer, meant: str
) -> None:
    row = insight.meant(replace(after(("alive", alive), ("mammal", alive)), thing="bat"))
    assert row is not None
    assert insight.deck.things[row].name == meant
