"""The rules which a move of the language model must keep."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import NOW

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game
from twentyq.game.move import Ask, Guess, Move
from twentyq.game.rules import answer, put, start
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.llm.errors import IllegalMoveError
from twentyq.guessing.llm.moves.legality import known_question, legal_ask, legal_guess, same_question
from twentyq.guessing.llm.moves.meanings import meaning_of
from twentyq.knowledge import speaking
from twentyq.knowledge.compiled import load_named
from twentyq.knowledge.deck import Deck


def game_after(*turns: tuple[Move, Answer]) -> Game:
    game = start("g", "p", deck_id="small", language="en-US", seed=1, at=NOW)
    for move, said in turns:
        game = put(game, move, NOW)
        game = answer(game, len(game.turns), said, AnswerChannel.TAP, NOW)
    return game


PLAYED = (
    (Ask("Is it alive?", "alive"), Answer.YES),
    (Ask("Is it found in Africa?"), Answer.NO),
    (Guess("Is it a dog?", "dog"), Answer.NO),
)


def asked(text: str, deck: Deck, game: Game | None = None) -> Move:
    game = game or game_after(*PLAYED)
    return legal_ask(text, game, deck, BayesGuesser(deck).askable(game.turns))


@pytest.mark.parametrize(
    "text", ["Is it bigger than a car?", "Does it have fur?", "Isn't it noisy?", "can you see it at night?"]
)
def test_a_new_yes_no_question_is_legal(text: str, small_deck: Deck) -> None:
    move = asked(text, small_deck)
    assert move == Ask(text[0].upper() + text[1:])


def test_a_question_of_the_deck_gets_its_id(small_deck: Deck) -> None:
    assert asked("does it SWIM?", small_deck) == Ask("Does it SWIM?", "swims")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("What colour is it?", "yes or no"),
        ("It is big.", "question mark"),
        ("Is it red or blue?", '"or"'),
        ("Is it big? Is it red?", "question mark"),
        (f"Is it {'very ' * 20}big?", "fewer"),
        ("Is it alive?", "question 1"),
        ("Is it really alive?", "question 1"),
        ("Is it not alive?", "question 1"),
        ("Can it be found in Africa?", "question 2"),
        ("Is it <b>big</b>?", "question mark"),
        ("Is it at http://evil.example?", "question mark"),
        ("Did you know that you are stupid?", 'about "it"'),
        ("", "question mark"),
    ],
)
def test_what_breaks_a_rule_is_refused_with_its_rule(text: str, rule: str, small_deck: Deck) -> None:
    with pytest.raises(IllegalMoveError, match=rule):
        asked(text, small_deck)


def test_what_earlier_answers_imply_is_refused(small_deck: Deck) -> None:
    game = game_after((Ask("Is it a mammal?", "mammal"), Answer.YES))
    for implied in ("Is it an animal?", "Is it alive?", "Is it a plant?"):
        with pytest.raises(IllegalMoveError, match="imply"):
            asked(implied, small_deck, game)


def test_in_the_last_turn_only_a_guess_is_legal(small_deck: Deck) -> None:
    words = ["red", "round", "old", "loud", "wet", "soft", "thin", "rare", "hot", "flat"]
    words += [f"{word}ish" for word in words[:9]]
    game = game_after(*((Ask(f"Is it {word}?"), Answer.NO) for word in words))
    with pytest.raises(IllegalMoveError, match="last turn"):
        asked("Is it big?", small_deck, game)
    assert legal_guess("a kite", game, small_deck) == Guess("Is it a kite?", "kite")


EVERYDAY = load_named("everyday")
CATEGORIES = (Path(__file__).parent / "categories.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", CATEGORIES)
def test_a_question_for_a_kind_of_things_stays_a_question(name: str) -> None:
    for text in (f"Is it {speaking.says(name, None)}?", f"Is it the {name}?", f"Is it {name}?"):
        move = legal_ask(text, game_after(), EVERYDAY, [question.id for question in EVERYDAY.questions])
        assert isinstance(move, Ask)
        assert move.text == text


def test_a_question_that_names_a_thing_of_the_deck_stays_a_question(small_deck: Deck) -> None:
    game = game_after((Ask("Is it loud?"), Answer.NO))
    assert asked("Is it a dog?", small_deck, game) == Ask("Is it a dog?")


def test_every_question_of_the_deck_is_legal_as_it_stands() -> None:
    deck = EVERYDAY
    for question in deck.questions:
        assert legal_ask(question.text, game_after(), deck, [question.id]) == Ask(question.text, question.id)


@pytest.mark.parametrize(
    "name",
    ["Is it a dog?", "It is a dog", "it's a dog.", "I guess a dog", "My guess is: it is a dog", "The answer is a dog"],
)
def test_a_guess_written_as_a_sentence_is_its_name(name: str, small_deck: Deck) -> None:
    assert legal_guess(name, game_after(), small_deck) == Guess("Is it a dog?", "dog")


def test_a_guess_by_an_alias_keeps_the_words_of_the_model() -> None:
    deck = EVERYDAY
    row, alias = next(
        (row, alias)
        for row, thing in enumerate(deck.things)
        for alias in thing.aliases
        if alias.isalpha() and alias.islower() and deck.find(alias) == row
    )
    guess = legal_guess(f"the {alias}", game_after(), deck)
    assert guess == Guess(f"Is it the {alias}?", alias)
    assert deck.find(guess.thing) == row


def test_a_guess_is_no_kind_of_things_that_the_deck_asks_for(small_deck: Deck) -> None:
    with pytest.raises(IllegalMoveError, match="kind of things"):
        legal_guess("an animal", game_after(), small_deck)


@pytest.mark.parametrize("name", ["a person", "the person", "an object", "a mammal", "vehicles", "a kind of animal"])
def test_a_guess_is_no_kind_of_things_whatever_the_deck_asks(name: str, small_deck: Deck) -> None:
    for deck in (small_deck, EVERYDAY):
        with pytest.raises(IllegalMoveError, match="kind of things"):
            legal_guess(name, game_after(), deck)


@pytest.mark.parametrize("name", ["a dog", "a car", "the Eiffel Tower", "a book", "a musical box", "Albert Einstein"])
def test_a_thing_may_be_guessed_though_it_has_kinds(name: str) -> None:
    assert isinstance(legal_guess(name, game_after(), EVERYDAY), Guess)


@settings(deadline=None)  # the first look for a name builds the index
@given(st.text(max_size=200), st.text(max_size=120))
def test_whatever_a_model_writes_is_a_move_or_breaks_a_rule(text: str, name: str) -> None:
    deck = EVERYDAY
    for attempt in (
        lambda: legal_ask(text + "?", game_after(), deck, ()),
        lambda: legal_guess(name, game_after(), deck),
    ):
        with suppress(IllegalMoveError):
            assert isinstance(attempt(), Ask | Guess)


@pytest.mark.parametrize("name", ["a dog", "Dog", "the dog", "dogs", "a dog."])
def test_a_thing_guessed_before_is_refused(name: str, small_deck: Deck) -> None:
    with pytest.raises(IllegalMoveError, match="before"):
        legal_guess(name, game_after(*PLAYED), small_deck)


def test_a_thing_outside_the_deck_may_be_guessed_once(small_deck: Deck) -> None:
    game = game_after()
    assert legal_guess("the Eiffel Tower", game, small_deck) == Guess("Is it the Eiffel Tower?", "Eiffel Tower")
    game = game_after((Guess("Is it the Eiffel Tower?", "Eiffel Tower"), Answer.NO))
    with pytest.raises(IllegalMoveError, match="before"):
        legal_guess("Eiffel tower", game, small_deck)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "  ",
        "x" * 61,
        "one two three four five six seven eight nine",
        "<b>dog</b>",
        "a\x00b",
        "visit http://evil.example",
        "www.evil.example",
        "evil.example",
        "is it",
        "I guess",
    ],
)
def test_a_guess_is_a_short_plain_name(name: str, small_deck: Deck) -> None:
    with pytest.raises(IllegalMoveError):
        legal_guess(name, game_after(), small_deck)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Is it bigger than a car?", "Is it usually bigger than a car?", True),
        ("Does it have wheels?", "Has it any wheels?", True),
        ("Is it used in the kitchen?", "Is it used in the bathroom?", False),
        ("Is it bigger than a car?", "Is it bigger than a house?", False),
        ("Is it a thing?", "Is it it?", False),
    ],
)
def test_questions_are_the_same_by_their_words(one: str, other: str, same: bool) -> None:
    assert same_question(one, other) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Is it alive?", "Is it a living thing?"),
        ("Is it alive?", "Is it dead?"),
        ("Is it bigger than a car?", "Is it smaller than a car?"),
        ("Is it bigger than a car?", "Is it larger than a car?"),
        ("Is it usually found indoors?", "Is it usually found outdoors?"),
        ("Can it be found inside?", "Is it found outside?"),
        ("Is it made by people?", "Is it man-made?"),
        ("Is it man-made?", "Does it occur in nature?"),
        ("Does it use electricity?", "Is it electronic?"),
        ("Is it powered by electricity?", "Does it need electricity?"),
        ("Can you eat it?", "Is it edible?"),
        ("Do people eat it?", "Is it a kind of food?"),
        ("Can you lift it with one hand?", "Can you hold it in one hand?"),
        ("Is it heavier than a person?", "Is it lighter than a person?"),
        ("Is it hot?", "Is it cold?"),
        ("Can you wear it?", "Is it a piece of clothing?"),
        ("Does it make noise?", "Is it quiet?"),
        ("Does it have fur?", "Is it furry?"),
        ("Is it a machine?", "Is it a device?"),
        ("Is it a real thing?", "Is it fictional?"),
    ],
)
def test_repeats_and_opposites_are_caught_by_their_meaning(one: str, other: str) -> None:
    assert same_question(one, other)
    assert same_question(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Is it used in the kitchen?", "Is it used in the bathroom?"),
        ("Is it bigger than a car?", "Is it bigger than a house?"),
        ("Does it eat meat?", "Can you eat it?"),
        ("Is it made of wood?", "Is it made of metal?"),
        ("Does it have four legs?", "Does it have wings?"),
        ("Can it fly?", "Can it swim?"),
        ("Is it an animal?", "Is it a pet?"),
        ("Is it used for cooking?", "Is it used for cleaning?"),
    ],
)
def test_other_questions_are_no_repeats(one: str, other: str) -> None:
    assert not same_question(one, other)


def test_no_question_of_the_deck_is_taken_for_another() -> None:
    assert [one for one in EVERYDAY.questions if known_question(one.text, EVERYDAY) != one.id] == []


def test_a_question_and_its_opposite_have_other_meanings() -> None:
    assert meaning_of("Is it natural?") == meaning_of("Is it natural, not made by people?")
    assert meaning_of("Is it natural?") != meaning_of("Is it made by people?")
    assert meaning_of("Is it not alive?") == meaning_of("Is it dead?") != meaning_of("Is it alive?")


def test_a_question_is_known_by_its_words_or_its_meaning(small_deck: Deck) -> None:
    assert known_question("is it  ALIVE", small_deck) == "alive"
    assert known_question("Is it a living thing?", small_deck) == "alive"
    assert known_question("Is it dead?", small_deck) is None
    assert known_question("Is it lively?", small_deck) is None
