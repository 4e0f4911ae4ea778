"""What holds of a kind of things, by what the deck has of it and of the things much like it."""

import numpy as np
import pytest

from twentyq.game.answer import Answer
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.generics import KIND, holds
from twentyq.guessing.insight import Insight
from twentyq.knowledge.compiled import load_named
from twentyq.knowledge.deck import STEPS, Deck, Question, Thing

COLUMNS = ("swims", "wet", "scaly", "striped", "flies")


def deck_of(*rows: tuple[str, tuple[float, ...]], senseless: tuple[int, int] | None = None) -> Deck:
    """P(yes) of each of COLUMNS by thing."""
    questions = tuple(Question(name, f"Is it {name}?", "", 0.05) for name in COLUMNS)
    things = tuple(Thing(name, f"a {name}", "animals", 3) for name, _ in rows)
    table = np.array([[round(chance * STEPS) for chance in chances] for _, chances in rows], np.uint8)
    cant = np.zeros_like(table)
    if senseless:
        cant[senseless] = STEPS // 2
    return Deck("small", "Small", "", "en-US", "1", questions, things, table, cant)


FISH = (0.97, 0.97, 0.97, 0.02, 0.02)
STRIPED = (0.97, 0.97, 0.97, 0.97, 0.02)
OTHERS = tuple((f"fish {number}", STRIPED if number % 2 else FISH) for number in range(KIND))


def test_what_the_things_of_a_kind_share_holds_of_it() -> None:
    deck = deck_of(("fish", FISH), *OTHERS)
    assert [holds(deck, "fish", column) for column in range(5)] == [True, True, True, None, False]


def test_of_a_thing_like_which_there_are_few_nothing_holds() -> None:
    deck = deck_of(("fish", FISH), *OTHERS[: KIND - 2])
    assert [holds(deck, "fish", column) for column in range(5)] == [None] * 5


def test_nothing_holds_of_a_name_that_the_deck_lacks_or_where_its_senses_differ() -> None:
    deck = deck_of(("fish", FISH), *OTHERS, ("perch, the bar", (0.02,) * 5), ("perch, the fish", FISH))
    assert holds(deck, "flurb", 0) is None
    assert holds(deck, "perch", 0) is None
    assert holds(deck, "fish", 0) is True


def test_what_people_cannot_say_of_a_kind_does_not_hold_of_it() -> None:
    deck = deck_of(("fish", FISH), *OTHERS, senseless=(0, 0))
    assert holds(deck, "fish", 0) is None
    assert holds(deck, "fish", 1) is True


@pytest.mark.parametrize(
    ("kind", "question", "answer"),
    [
        ("actor", "person", Answer.YES),
        ("fish", "animal", Answer.YES),
        ("fish", "mammal", Answer.NO),
        ("city", "alive", Answer.NO),
        ("dog", "alive", Answer.YES),
        ("toy", "alive", Answer.NO),
        ("man", "alive", None),
        ("actor", "real_person", None),
        ("city", "named_place", None),
        ("animal", "mammal", None),
        ("bird", "flies", None),
        ("fish", "no question", None),
        ("flurb", "alive", None),
    ],
)
def test_the_deck_answers_for_a_kind_where_all_of_it_is_so(kind: str, question: str, answer: Answer | None) -> None:
    insight = Insight(BayesGuesser(load_named("everyday")))
    assert insight.of_kind(kind, question) is answer
