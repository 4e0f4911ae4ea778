"""A deck with what one player taught beside it."""

from datetime import UTC, datetime

import numpy as np
import pytest

from twentyq.game.answer import Answer
from twentyq.game.proposal import Proposal
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.gains import Gains
from twentyq.guessing.noise import NoiseModel
from twentyq.guessing.personal import SHARE, with_taught
from twentyq.guessing.personal_gains import PersonalGains
from twentyq.knowledge.deck import Deck

NOW = datetime(2026, 1, 2, tzinfo=UTC)
HAMSTER = Proposal(
    "g1", "p1", "small", "a hamster", (("mammal", Answer.YES), ("pet", Answer.YES), ("heavy", Answer.UNKNOWN)),
    ("dog", "cow"), NOW, question="Does it hoard?", answer=Answer.YES, instead="dog",
)  # fmt: skip
COW = Proposal("g2", "p1", "small", "cow", (("mammal", Answer.NO),), ("dog",), NOW)


@pytest.fixture(scope="module")
def common(small_deck: Deck) -> BayesGuesser:
    return BayesGuesser(small_deck)


@pytest.fixture(scope="module")
def personal(common: BayesGuesser) -> BayesGuesser:
    return common.knowing([HAMSTER, COW])


def test_gains_beside_the_common_ones_are_those_of_the_whole_deck(small_deck: Deck, personal: BayesGuesser) -> None:
    noise, senseless = NoiseModel(), 0.35
    deck = with_taught(small_deck, [HAMSTER, COW], lambda _name, _yes: {})
    beside, whole = PersonalGains(Gains(small_deck, noise, senseless), deck), Gains(deck, noise, senseless)
    random = np.random.default_rng(3)
    beliefs = random.dirichlet(np.full(len(deck.things), 0.1), 20)
    assert beside.of(beliefs) == pytest.approx(whole.of(beliefs), abs=2e-4)
    assert beside.of(beliefs[0]) == pytest.approx(whole.of(beliefs[0]), abs=2e-3)
    rows, columns = np.array([0, len(deck.things) - 1]), np.array([1, len(deck.questions) - 1])
    for one, other in zip(beside.p_answers(rows, columns), whole.p_answers(rows, columns), strict=True):
        assert one == pytest.approx(other, abs=1e-6)
    assert personal.deck.table.shape == deck.table.shape


def test_a_taught_thing_is_known_by_its_name_and_thought_of_again(small_deck: Deck, personal: BayesGuesser) -> None:
    row = personal.deck.find("hamsters")
    assert row == len(small_deck.things)
    thing = personal.deck.things[row]
    assert (thing.name, thing.says) == ("hamster", "a hamster")
    assert personal.first_belief().probabilities[row] > SHARE / 2
    assert personal.deck.find("cow") == small_deck.find("cow")
    assert small_deck.find("hamster") is None


def test_what_the_player_said_is_in_the_row(small_deck: Deck, personal: BayesGuesser) -> None:
    deck, columns = personal.deck, small_deck.question_index
    row, cow = deck.find("hamster"), small_deck.find("cow")
    assert row is not None
    assert cow is not None
    assert deck.table[row, columns["pet"]] > 150
    assert deck.column_p_cant(columns["heavy"])[row] == 0.5
    assert deck.table[cow, columns["mammal"]] < small_deck.table[cow, columns["mammal"]]
    assert deck.table[cow, columns["pet"]] == small_deck.table[cow, columns["pet"]]


def test_the_taught_question_tells_the_thing_from_the_one_it_was_taken_for(personal: BayesGuesser) -> None:
    deck = personal.deck
    belief = np.zeros(len(deck.things))
    for name in ("hamster", "dog"):
        row = deck.find(name)
        assert row is not None
        belief[row] = 0.5
        deck.table[row, :-1] = 100  # in all else they are alike
    again = BayesGuesser(deck)
    assert deck.questions[int(again.gains(belief).argmax())].text == "Does it hoard?"


def test_what_a_deck_lacks_by_now_is_passed_over(common: BayesGuesser) -> None:
    old = Proposal(
        "g3", "p1", "small", "kazoo", (("gone", Answer.YES),), ("gone",), NOW, "Is it odd?", Answer.NO, "gone"
    )
    assert common.knowing([old]).deck.find("kazoo") is not None
