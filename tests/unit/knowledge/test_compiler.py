"""Deck files to a deck."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import SMALL_DECK

from twentyq.knowledge.compiled import dump, load
from twentyq.knowledge.compiler import compile_deck
from twentyq.knowledge.deck import SOMETIMES, STEPS, Deck
from twentyq.knowledge.errors import CompiledDeckError, DeckSourceError
from twentyq.knowledge.headers import read_header
from twentyq.knowledge.source import read_source
from twentyq.knowledge.spelling import fold

Edit = Callable[[str, str, str], None]


def entry(deck: Deck, thing: str, question: str) -> float:
    row = deck.find(thing)
    assert row is not None
    return float(deck.table[row, deck.question_index[question]]) / STEPS


def test_facts_come_from_the_nearest_that_states_them(small_deck: Deck) -> None:
    assert entry(small_deck, "cow", "animal") == 0.97  # from the class above its class
    assert entry(small_deck, "rose", "edible") == 0.03  # its own, against its class
    assert entry(small_deck, "dog", "flies") == 0.03  # nobody says anything
    assert entry(small_deck, "apple", "alive") == 0.4  # a number


def test_what_a_yes_implies_need_not_be_stated(small_deck: Deck) -> None:
    assert entry(small_deck, "goldfish", "alive") == 0.97
    assert entry(small_deck, "wheat", "edible") == 0.85  # mostly sweet, and sweet is edible


def test_sometimes_and_disagree_are_values(small_deck: Deck) -> None:
    assert entry(small_deck, "horse", "pet") == SOMETIMES / STEPS
    assert entry(small_deck, "mouse", "pet") == 0.5


def test_ratings_of_people_take_the_place_of_what_is_inherited(small_deck: Deck) -> None:
    assert entry(small_deck, "cow", "heavy") > 0.9
    assert entry(small_deck, "mouse", "heavy") < 0.05
    assert entry(small_deck, "horse", "heavy") == 0.97


@pytest.mark.parametrize("name", ["bicycle", "Bike", "a bike", "bikes", "THE BICYCLES"])
def test_a_thing_is_found_by_name_alias_plural_and_in_any_case(small_deck: Deck, name: str) -> None:
    row = small_deck.find(name)
    assert row is not None
    assert small_deck.things[row].name == "bicycle"


def test_names_are_said_with_their_article(small_deck: Deck) -> None:
    said = {thing.name: thing.says for thing in small_deck.things}
    assert said["apple"] == "an apple"
    assert said["car"] == "a car"
    assert said["scissors"] == "a pair of scissors"
    assert said["Moon"] == "the Moon"


def test_a_thing_belongs_to_the_region_of_its_nearest_class(small_deck: Deck) -> None:
    regions = {thing.name: thing.region for thing in small_deck.things}
    assert (regions["cow"], regions["knife"], regions["apple"]) == ("animals", "objects", "food")


def test_the_compiled_form_gives_the_same_deck(small_deck: Deck) -> None:
    data = dump(small_deck)
    loaded = load(data)
    assert loaded.things == small_deck.things
    assert loaded.questions == small_deck.questions
    assert np.array_equal(loaded.table, small_deck.table)
    assert dump(compile_deck(read_source(SMALL_DECK))) == data
    assert read_header(data).thing_count == len(small_deck.things)


@given(st.binary(max_size=200), st.integers(min_value=0))
def test_damaged_data_is_no_deck(small_deck: Deck, noise: bytes, position: int) -> None:
    data = dump(small_deck)
    cut = position % len(data)
    for damaged in (noise, data[:cut]):
        with pytest.raises(CompiledDeckError):
            load(damaged)


def test_another_format_is_refused(small_deck: Deck) -> None:
    with pytest.raises(CompiledDeckError, match="format 99"):
        load(dump(small_deck).replace(b"\xa6format\x02", b"\xa6format\x63"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL_DECK, tmp_path / "small"))


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "reason"),
    [
        ("things/fruit.yaml", "is: [fruit]", "is: [froot]", "things/fruit.yaml:1", "unknown class 'froot'"),
        ("things/fruit.yaml", "{farm: 0.3}", "{farn: 0.3}", "things/fruit.yaml:5", "unknown question 'farn'"),
        ("things/fruit.yaml", "{farm: 0.3}", "{farm: 3}", "things/fruit.yaml:5", "from 0 to 1"),
        ("things/fruit.yaml", "{farm: 0.3}", "{farm: x}", "things/fruit.yaml:5", "expected a number"),
        ("things/fruit.yaml", "popularity: 4, p:", "populrity: 4, p:", "things/fruit.yaml:5", "unknown key"),
        ("things/fruit.yaml", "orange:", "apple:", "things/fruit.yaml:5", "twice"),
        ("things/fruit.yaml", "[cacti]", "[Rose]", "things/fruit.yaml:7", "also a name of 'rose'"),
        ("things/fruit.yaml", "yes: alive plant sharp, no: edible", "yes: alive plant edible, no: edible",
         "things/fruit.yaml:6", "'edible' is stated twice"),
        ("things/fruit.yaml", "class: plain_fruit", "class: mammal", "things/mammals", ""),
        ("things/classes.yaml", "- class: animal", "- class: animal\n  is: [mammal]", "", "inherits from itself"),
        ("questions/general.yaml", "implies: [animal]", "implies: [animul]", "questions/general.yaml:4", "unknown"),
        ("questions/general.yaml", "id: plant", "id: animal", "questions/general.yaml:3", "twice"),
        ("questions/general.yaml", "error: 0.04", "error: 4", "questions/general.yaml:12", "from 0 to 0.4"),
        ("questions/general.yaml", "reading: Any plant., ", "", "questions/general.yaml:3", "no reading"),
        ("questions/general.yaml", "- {id: flies", "- [id: flies", "questions/general.yaml", ""),
        ("deck.yaml", "name: Small", "", "deck.yaml:1", "name missing"),
        ("remarks.yaml", "plant:\n", "plont:\n", "remarks.yaml:6", "unknown question 'plont'"),
        ("remarks.yaml", "no: [not plant]", "no: [plant]", "remarks.yaml:6", "'plant' is yes and no"),
        ("remarks.yaml", "[has wings, flies]", "[has wings, has wings]", "remarks.yaml:9", "twice"),
        ("remarks.yaml", "[has wings, flies]", "[has the wings]", "remarks.yaml:9", "without articles"),
        ("remarks.yaml", "[has wings, flies]", "[Wings]", "remarks.yaml:9", "small letters"),
        ("remarks.yaml", "  no: [no wings]", "  nay: [no wings]", "remarks.yaml:10", "unknown key"),
    ],
)  # fmt: skip
def test_a_broken_entry_is_told_with_file_line_and_reason(
    folder: Path, file: str, old: str, new: str, place: str, reason: str
) -> None:
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))
    with pytest.raises(DeckSourceError) as refusal:
        compile_deck(read_source(folder))
    assert reason in refusal.value.reason
    if reason:
        assert place in str(refusal.value)


def test_remarks_are_of_their_questions(small_deck: Deck) -> None:
    assert small_deck.remarks.meaning(("no", "wings")) == {"flies": False}
    assert small_deck.remarks.meaning(("wings",)) is None
    assert small_deck.remarks.longest == 3


@given(st.text(max_size=40))
def test_folding_a_folded_name_changes_nothing(name: str) -> None:
    if len(fold(name).split()) == 1:
        assert fold(fold(name)) == fold(name)
