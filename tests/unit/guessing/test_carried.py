"""Beliefs carried on from turn to turn are those computed from the first."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twentyq.game.answer import Answer
from twentyq.game.turn import Turn, TurnKind
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.belief import Belief
from twentyq.guessing.carried import CarriedBeliefs
from twentyq.knowledge.deck import Deck

NOW = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def guesser(small_deck: Deck) -> BayesGuesser:
    return BayesGuesser(small_deck)


def turn(number: int, subject: str, answer: Answer) -> Turn:
    return Turn(number, TurnKind.QUESTION, subject, subject, NOW, answer=answer)


def carried(guesser: BayesGuesser, most: int = 8) -> tuple[CarriedBeliefs, list[Turn]]:
    """Few beliefs are kept; with the turns that were computed."""
    computed: list[Turn] = []

    def updated(belief: Belief, turn: Turn) -> Belief:
        computed.append(turn)
        return guesser.updated(belief, turn)

    return CarriedBeliefs(guesser.first_belief(), updated, most), computed


def recomputed(guesser: BayesGuesser, turns: list[Turn]) -> np.ndarray:  # type: ignore[type-arg]
    belief = guesser.first_belief()
    for one in turns:
        belief = guesser.updated(belief, one)
    return belief.probabilities


answers = st.lists(st.sampled_from(list(Answer)), max_size=6)


@settings(max_examples=40, deadline=None)
@given(games=st.lists(answers, max_size=4))
def test_every_belief_is_the_one_from_the_first_turn_on(guesser: BayesGuesser, games: list[list[Answer]]) -> None:
    beliefs, _ = carried(guesser, most=5)
    subjects = [question.id for question in guesser.deck.questions]
    for given_answers in games:
        turns = [turn(number + 1, subjects[number], answer) for number, answer in enumerate(given_answers)]
        for count in range(len(turns) + 1):
            assert (beliefs.after(turns[:count]).probabilities == recomputed(guesser, turns[:count])).all()
            tops = [recomputed(guesser, turns[:at]).max() for at in range(count + 1)]
            assert [top for _entropy, top in beliefs.course(turns[:count])] == tops


def test_one_more_turn_is_one_more_computation(guesser: BayesGuesser) -> None:
    beliefs, computed = carried(guesser)
    turns = [turn(1, "alive", Answer.YES), turn(2, "animal", Answer.NO), turn(3, "pet", Answer.NO)]
    for count in (1, 2, 3, 3, 2):
        beliefs.after(turns[:count])
    assert computed == turns


def test_another_answer_after_an_undo_is_another_belief(guesser: BayesGuesser) -> None:
    beliefs, _ = carried(guesser)
    one = turn(1, "alive", Answer.YES)
    other = replace(one, answer=Answer.NO)
    assert (beliefs.after([one]).probabilities != beliefs.after([other]).probabilities).any()


def test_only_the_latest_beliefs_are_kept(guesser: BayesGuesser) -> None:
    beliefs, computed = carried(guesser, most=1)
    one, other = turn(1, "alive", Answer.YES), turn(1, "alive", Answer.NO)
    for each in (one, other, one):
        beliefs.after([each])
    assert computed == [one, other, one]


def test_what_is_shared_cannot_be_changed(guesser: BayesGuesser) -> None:
    belief = carried(guesser)[0].after([turn(1, "alive", Answer.YES)])
    with pytest.raises(ValueError, match="read-only"):
        belief.probabilities[0] = 1.0


def test_what_is_not_known_is_carried_on_from_the_longest_known(guesser: BayesGuesser) -> None:
    beliefs, computed = carried(guesser)
    turns = [turn(1, "alive", Answer.YES), turn(2, "animal", Answer.NO), turn(3, "pet", Answer.NO)]
    beliefs.after(turns[:1])
    beliefs.after(turns)
    assert computed == turns


def test_how_sure_it_was_is_looked_at_when_somebody_asks(
    guesser: BayesGuesser, monkeypatch: pytest.MonkeyPatch
) -> None:
    beliefs, _ = carried(guesser)
    turns = [turn(1, "alive", Answer.YES), turn(2, "animal", Answer.NO)]
    looks: list[Belief] = []
    entropy = Belief.entropy.fget
    assert entropy
    monkeypatch.setattr(Belief, "entropy", property(lambda belief: looks.append(belief) or entropy(belief)))
    beliefs.after(turns)
    assert looks == []
    assert len(beliefs.course(turns)) == len(looks) == 3
    assert beliefs.course(turns) == beliefs.course(turns[:2])
    assert len(looks) == 3
