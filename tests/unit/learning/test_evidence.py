"""What a finished game tells of its thing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twentyq.game import rules
from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.bonus import BonusAnswer
from twentyq.game.game import Game, GameStatus
from twentyq.game.move import Ask, GiveUp, Guess
from twentyq.knowledge.deck import Deck
from twentyq.learning.evidence import COLUMNS, KINDS, Row, evidence_rows
from twentyq.learning.known_things import KnownThings
from twentyq.learning.pseudonyms import Pseudonyms

AT = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
NAMES = Pseudonyms(lambda year: f"the key of {year}".encode())


def new() -> Game:
    return replace(rules.start("g1", "player-1", deck_id="small+adult", language="en-US", seed=1, at=AT), version=7)


def won() -> Game:
    game = rules.put(new(), Ask("Is it a mammal?", "mammal"), AT)
    game = rules.answer(game, 1, Answer.YES, AnswerChannel.VOICE, AT, transcript="yes my dear Anna", confidence=0.8)
    game = rules.answer(rules.put(game, Ask("Does it purr?"), AT), 2, Answer.NO, AnswerChannel.TAP, AT)
    game = rules.answer(rules.put(game, Ask("Can it fly?", "flies"), AT), 3, Answer.UNKNOWN, AnswerChannel.TEXT, AT)
    return rules.answer(rules.put(game, Guess("Is it a dog?", "dog"), AT), 4, Answer.YES, AnswerChannel.TAP, AT)


def lost(thing: str) -> Game:
    game = rules.answer(rules.put(new(), Ask("?", "mammal"), AT), 1, Answer.YES, AnswerChannel.TAP, AT)
    return rules.reveal(rules.put(game, GiveUp(), AT), thing, AT)


def rows(game: Game, thing: str | None = "dog", **more: object) -> list[Row]:
    return list(evidence_rows(game, thing, NAMES, **more))  # type: ignore[arg-type]


def test_every_answered_question_of_the_deck_is_a_row() -> None:
    first, second = rows(won(), deck_version="v1")
    assert (first.question, first.answer, first.channel, first.posterior, first.turn) == (
        "mammal",
        "YES",
        "VOICE",
        0.8,
        1,
    )
    assert (second.question, second.answer, second.posterior, second.turn) == ("flies", "UNKNOWN", 1.0, 3)
    assert (first.thing, first.deck, first.deck_version, first.status) == ("dog", "small", "v1", "GUESSED")
    assert (first.game_version, first.day) == (7, "2026-11-21")
    assert datetime.fromtimestamp(first.finished_at / 1000, UTC) == AT


def test_a_row_holds_no_words_and_no_player() -> None:
    text = repr(rows(won()))
    assert "Anna" not in text
    assert "player-1" not in text
    assert "purr" not in text


@pytest.mark.parametrize(
    "game",
    [new(), rules.abandon(new(), AT), replace(won(), status=GameStatus.IN_PROGRESS)],
    ids=["new", "stopped", "taken back"],
)
def test_a_game_that_has_not_ended_tells_nothing(game: Game) -> None:
    assert rows(game) == []


def test_a_thing_that_the_deck_lacks_tells_nothing(small_deck: Deck) -> None:
    known = KnownThings(small_deck)
    assert known(lost("my aunt Bertha")) is None
    assert rows(lost("my aunt Bertha"), None) == []


def test_a_thing_is_called_as_the_deck_calls_it(small_deck: Deck) -> None:
    known = KnownThings(small_deck)
    assert known(won()) == "dog"
    assert known(lost("the Dogs")) == "dog"
    assert known(new()) is None


def test_a_bonus_answer_follows_with_its_propensity() -> None:
    bonus = BonusAnswer("flies", Answer.NO, AnswerChannel.TAP, AT, 0.25)
    last = rows(replace(won(), bonus=bonus))[-1]
    assert (last.bonus, last.propensity, last.question, last.turn) == (True, 0.25, "flies", 5)
    assert (last.channel, last.posterior) == ("TAP", 1.0)
    assert [row.bonus for row in rows(won())] == [False, False]
    heard = BonusAnswer("flies", Answer.NO, AnswerChannel.VOICE, AT, 0.25, confidence=0.7)
    said = rows(replace(won(), bonus=heard))[-1]
    assert (said.channel, said.posterior) == ("VOICE", 0.7)


def test_a_pseudonym_changes_with_the_year_and_the_key() -> None:
    later = AT.replace(year=2027)
    assert NAMES("a", AT) == NAMES("a", AT)
    assert len({NAMES("a", AT), NAMES("b", AT), NAMES("a", later), Pseudonyms(lambda _: b"k")("a", AT)}) == 4


@given(st.lists(st.sampled_from(list(Answer)), max_size=19))
def test_rows_are_flat_and_in_the_order_of_the_turns(answers: list[Answer]) -> None:
    game = new()
    for number, answer in enumerate(answers, 1):
        game = rules.answer(rules.put(game, Ask("?", f"q{number}"), AT), number, answer, AnswerChannel.TAP, AT)
    found = rows(rules.reveal(rules.put(game, GiveUp(), AT), "dog", AT))
    assert [row.answer for row in found] == [answer.value for answer in answers]
    assert all(type(getattr(row, name)) is KINDS[name] for row in found for name in COLUMNS)
