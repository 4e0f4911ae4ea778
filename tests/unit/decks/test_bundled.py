"""Decks that come with Twentyq: what their guessers believe."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from twentyq.decks.compiled import CompiledDecks
from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import Game
from twentyq.game.move import Guess
from twentyq.game.rules import answer, put, start
from twentyq.settings import read_settings
from twentyq.time_left import MustWaitError, at_once

AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def decks() -> CompiledDecks:
    return CompiledDecks(read_settings({}))


@pytest.fixture
def game() -> Game:
    return start("g", "p", deck_id="everyday", language="en-US", seed=1, at=AT)


def test_what_was_guessed_in_vain_is_out(decks: CompiledDecks, game: Game) -> None:
    assert decks.likely(game)["dog"] > 0
    guessed = answer(put(game, Guess("Is it a dog?", "dog"), AT), 1, Answer.NO, AnswerChannel.TAP, AT)
    likely = decks.likely(guessed)
    assert likely["dog"] == 0
    assert sum(likely.values()) == pytest.approx(1)


def test_of_a_withdrawn_deck_nothing_is_known(decks: CompiledDecks, game: Game) -> None:
    assert decks.likely(replace(game, deck_id="gone")) == {}


def test_a_deck_is_prepared_once(decks: CompiledDecks, game: Game) -> None:
    decks.likely(game)
    assert decks.guesser("everyday") is decks.guesser("everyday")


def test_a_deck_that_has_to_be_prepared_is_none_to_be_had_at_once() -> None:
    decks = CompiledDecks(read_settings({}))
    with at_once(), pytest.raises(MustWaitError):
        decks.guesser("everyday")
    prepared = decks.guesser("everyday")
    with at_once():
        assert decks.guesser("everyday") is prepared
