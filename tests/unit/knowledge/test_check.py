"""What a deck must not have."""

from dataclasses import replace

from twentyq.knowledge.check import contradictions, idle_questions, lookalikes
from twentyq.knowledge.deck import STEPS, Deck, Thing


def with_entry(deck: Deck, thing: str, question: str, p: float) -> Deck:
    table = deck.table.copy()
    row = deck.find(thing)
    assert row is not None
    table[row, deck.question_index[question]] = round(p * STEPS)
    return replace(deck, table=table)


def popular(deck: Deck) -> tuple[Thing, ...]:
    return tuple(replace(thing, popularity=3) for thing in deck.things)


def test_a_sound_deck_has_no_contradictions(small_deck: Deck) -> None:
    assert list(contradictions(small_deck)) == []


def test_a_yes_against_what_it_implies_is_a_contradiction(small_deck: Deck) -> None:
    found = list(contradictions(with_entry(small_deck, "dog", "alive", 0.03)))
    assert any(line.startswith("dog: mammal is yes and implies alive") for line in found)


def test_a_yes_against_what_it_excludes_is_a_contradiction(small_deck: Deck) -> None:
    found = list(contradictions(with_entry(small_deck, "dog", "plant", 0.97)))
    assert "dog: mammal is yes and excludes plant, which is the opposite" in found


def test_things_that_too_few_questions_tell_apart_are_named(small_deck: Deck) -> None:
    table = small_deck.table.copy()
    dog, cat = small_deck.find("dog"), small_deck.find("cat")
    table[cat] = table[dog]
    found = list(lookalikes(replace(small_deck, table=table, things=popular(small_deck))))
    assert "dog / cat: 0.00 apart, 0.5 are needed" in found
    assert not any(line.startswith("cow / plane") for line in found)


def test_rare_things_may_look_alike(small_deck: Deck) -> None:
    rare = tuple(replace(thing, popularity=2) for thing in small_deck.things)
    table = small_deck.table.copy()
    table[:] = table[0]
    assert list(lookalikes(replace(small_deck, table=table, things=rare))) == []


def test_a_question_that_splits_nothing_is_named(small_deck: Deck) -> None:
    table = small_deck.table.copy()
    table[:, small_deck.question_index["wheels"]] = 0
    assert any(
        line.startswith("question wheels: 0 things say yes")
        for line in idle_questions(replace(small_deck, table=table))
    )
