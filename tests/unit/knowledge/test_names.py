"""Names as people write and say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyq.knowledge.deck import Deck
from twentyq.knowledge.spelling import fold, readings, unspaced


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("tshirt", "T-shirt"),
        ("T shirts", "T-shirt"),
        ("teeshirt", "T-shirt"),
        ("harbour", "harbor"),
        ("the harbours", "harbor"),
        ("livingroom", "living room"),
        ("my living-room", "living room"),
        ("Mt. Everest", "Mount Everest"),
        ("mt everest", "Mount Everest"),
        ("stair", "stairs"),
        ("a pair of scissors", "scissors"),
        ("rubiks cube", "Rubik's cube"),
        ("Rubik\N{RIGHT SINGLE QUOTATION MARK}s cubes", "Rubik's cube"),
        ("cafe", "café"),
        ("knives", "knife"),
        ("a piece of wheat", "wheat"),
        ("air plane", "plane"),
        ("roses", "rose"),
    ],
)
def test_a_thing_is_found_as_people_write_and_say_it(small_deck: Deck, said: str, name: str) -> None:
    row = small_deck.find(said)
    assert row is not None
    assert small_deck.things[row].name == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rollercoaster", "roller coaster"),
        ("traveller", "traveler"),
        ("colour", "color"),
        ("travelling bag", "travelingbag"),
    ],
)
def test_what_spelling_differs_in_is_no_other_name(one: str, other: str) -> None:
    assert unspaced(one) == unspaced(other)


def named(deck: Deck, name: str) -> list[str]:
    return [deck.things[row].name for row in deck.senses(name)]


def test_a_name_with_two_senses_gives_both_the_plain_name_first(small_deck: Deck) -> None:
    assert named(small_deck, "bat") == ["bat", "baseball bat"]
    assert named(small_deck, "Bats") == ["bat", "baseball bat"]
    assert named(small_deck, "glass") == ["glass", "glass, the material"]
    assert named(small_deck, "glass, the material") == ["glass, the material"]


@pytest.mark.parametrize("name", ["", " ", "'", "the", "zeppelin", "s", "carpet", "ca", "kn"])
def test_what_is_no_name_means_nothing(small_deck: Deck, name: str) -> None:
    assert small_deck.senses(name) == ()
    assert small_deck.find(name) is None


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("livingg rom", ["living room"]),
        ("livingrom", ["living room"]),
        ("harbro", ["harbor"]),
        ("red apple", ["apple"]),
        ("pineapple", []),
        ("pla ne", []),
    ],
)
def test_what_is_misspelt_or_a_kind_of_it_is_similar_and_other_words_are_not(
    small_deck: Deck, said: str, names: list[str]
) -> None:
    assert [small_deck.things[row].name for row in small_deck.names.similar(said, 3)] == names


def test_every_name_and_alias_finds_its_own_thing(small_deck: Deck) -> None:
    for row, thing in enumerate(small_deck.things):
        assert {small_deck.find(name) for name in (thing.name, *thing.aliases)} == {row}


@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(small_deck: Deck, name: str) -> None:
    assert all(0 <= row < len(small_deck.things) for row in small_deck.senses(name))
    assert unspaced(fold(name)) in (*readings(name), "")
