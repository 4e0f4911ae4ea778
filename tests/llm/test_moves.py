"""Moves of the model: taken when legal, asked again once when not, the deck's when the model is of no use."""

from dataclasses import replace
from threading import Event

import pytest
from tests.llm.conftest import HANGING, SECONDS, SOON, Play, new_game
from tests.llm_peer.behaviours import BAD, BROKEN, TERMINAL, asks, guesses, refuses, usable
from tests.llm_peer.server import KEY
from tests.unit.guessing.llm.test_legality import PLAYED, game_after

from twentyq.game.move import Ask, Guess
from twentyq.guessing.llm import connection
from twentyq.guessing.llm.config import Limits, Prices, Usage

FINE = "Is it bigger than a car?"


def test_a_legal_question_is_put_as_it_is(play: Play) -> None:
    assert play(asks(FINE)).move() == Ask(FINE)


def test_a_question_for_a_kind_of_things_ends_no_game(play: Play) -> None:
    assert play(asks("Is it a dog?")).move() == Ask("Is it a dog?")


def test_a_guess_may_leave_the_deck(play: Play) -> None:
    assert play(guesses("the Eiffel Tower")).move() == Guess("Is it the Eiffel Tower?", "Eiffel Tower")


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_move_is_asked_again_once(bad: str, play: Play) -> None:
    playing = play(BAD[bad]("Is it alive?"), asks(FINE))
    assert playing.move(game_after(*PLAYED)) == Ask(FINE)
    assert [message["role"] for message in playing.peer.bodies[1]["messages"]] == [
        "system",
        "user",
        "assistant",
        "user",
    ]
    assert playing.tally.counts["llm_illegal"] == 1


@pytest.mark.parametrize("bad", BAD)
def test_after_two_bad_moves_the_deck_moves(bad: str, play: Play) -> None:
    playing = play(BAD[bad]("Is it alive?"))
    game = game_after(*PLAYED)
    assert playing.move(game) == playing.bayes.next_move(game)
    assert len(playing.peer.bodies) == 2
    assert playing.tally.counts["llm_fallbacks.illegal"] == 1


@pytest.mark.parametrize("way", usable(FINE))
def test_what_is_usable_in_a_reply_is_used(way: str, play: Play) -> None:
    playing = play(usable(FINE)[way])
    assert playing.move() == Ask(FINE)
    assert playing.ledger.spent("game:g").input > 0


@pytest.mark.parametrize(
    ("status", "message", "parameter", "instead"),
    [
        (400, "This response_format type is unavailable now", "response_format", None),
        (400, "This model does not support response format `json_schema`", "response_format", None),
        (422, '{"loc": ["body", "max_completion_tokens"], "msg": "extra"}', "max_completion_tokens", "max_tokens"),
        (400, "Unrecognized request argument: reasoning_effort", "reasoning_effort", None),
    ],
)
def test_a_parameter_that_is_refused_is_left_out_from_then_on(
    status: int, message: str, parameter: str, instead: str | None, play: Play
) -> None:
    playing = play(refuses(status, message, lambda body: parameter in body, asks(FINE)), reasoning_effort="low")
    assert playing.move() == Ask(FINE)
    assert playing.move() == Ask(FINE)
    refused = sum(parameter in body for body in playing.peer.bodies)
    assert refused <= 2
    assert len(playing.peer.bodies) == refused + 2
    assert instead is None or playing.peer.bodies[-1][instead] == 2_000


def test_an_endpoint_that_takes_no_schema_is_asked_for_json_before_plain_text(play: Play) -> None:
    playing = play(
        refuses(400, "no json_schema", lambda body: body["response_format"]["type"] == "json_schema", asks(FINE))
    )
    assert playing.move() == Ask(FINE)
    assert playing.peer.bodies[-1]["response_format"] == {"type": "json_object"}


def test_effort_and_body_reach_the_endpoint(play: Play) -> None:
    playing = play(asks(FINE), reasoning_effort="low", body={"provider": {"sort": "latency"}}, output_tokens=500)
    playing.move()
    sent = playing.peer.bodies[0]
    assert (sent["reasoning_effort"], sent["provider"], sent["max_completion_tokens"]) == (
        "low",
        {"sort": "latency"},
        500,
    )


@pytest.mark.parametrize("broken", BROKEN)
def test_when_the_endpoint_is_broken_the_deck_moves(broken: str, play: Play) -> None:
    playing = play(BROKEN[broken], turn_seconds=SOON if broken in HANGING else SECONDS)
    assert playing.move() == playing.bayes.next_move(new_game())
    assert playing.tally.counts["llm_fallbacks"] == 1


def test_loading_the_client_takes_of_the_turn_too(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    playing, loaded = play(asks(FINE), turn_seconds=SOON), Event()
    with monkeypatch.context() as slowly:
        slowly.setattr(connection, "load", loaded.wait)
        assert playing.move() == playing.bayes.next_move(new_game())
        loaded.set()
    assert playing.tally.counts["llm_fallbacks.timeout"] == 1
    assert not playing.peer.bodies


@pytest.mark.parametrize("broken", sorted(BROKEN.keys() - TERMINAL.keys() - set(HANGING)))
def test_what_may_pass_is_tried_again_within_the_turn(broken: str, play: Play) -> None:
    playing = play(BROKEN[broken], asks(FINE), attempts=2)
    assert playing.move() == Ask(FINE)


@pytest.mark.parametrize("broken", TERMINAL)
def test_what_cannot_pass_is_not_tried_again(broken: str, play: Play) -> None:
    playing = play(BROKEN[broken], attempts=3)
    playing.move()
    assert len(playing.peer.bodies) == 1


def test_after_failures_in_a_row_the_endpoint_is_left_alone(play: Play) -> None:
    playing = play(BROKEN["500"], failures_to_open=3)
    for _ in range(6):
        assert playing.move() == playing.bayes.next_move(new_game())
    assert len(playing.peer.bodies) == 3
    assert playing.tally.counts["llm_fallbacks.circuit_open"] == 3


def test_a_broken_endpoint_is_tried_again_after_a_while(play: Play) -> None:
    playing = play(BROKEN["500"], asks(FINE), failures_to_open=1, open_seconds=1e-9)
    playing.move()
    assert playing.move() == Ask(FINE)


def test_illegal_moves_do_not_open_the_circuit(play: Play) -> None:
    playing = play(asks("What is it?"), failures_to_open=1)
    for _ in range(3):
        playing.move()
    assert len(playing.peer.bodies) == 6


def test_a_key_in_a_header_of_its_own_replaces_the_bearer_token(play: Play) -> None:
    playing = play(asks(FINE), key_header="x-api-key", headers={"x-team": "games"})
    assert playing.move() == Ask(FINE)
    assert playing.peer.headers[0]["x-api-key"] == KEY
    assert playing.peer.headers[0]["x-team"] == "games"
    assert "authorization" not in playing.peer.headers[0]


def test_the_request_asks_for_the_strict_schema(play: Play) -> None:
    playing = play(asks(FINE))
    playing.move()
    body = playing.peer.bodies[0]
    assert body["response_format"]["json_schema"]["strict"] is True
    assert body["max_completion_tokens"] == 2_000
    assert "reasoning_effort" not in body


def test_an_endpoint_without_schemas_is_asked_for_json(play: Play) -> None:
    playing = play(asks(FINE), json_schema=False)
    assert playing.move() == Ask(FINE)
    assert playing.peer.bodies[0]["response_format"] == {"type": "json_object"}


def test_tokens_and_money_are_counted_by_game_and_day(play: Play) -> None:
    playing = play(asks(FINE), prices=Prices(input=1.0, cached=0.5, output=2.0))
    playing.move()
    spent = playing.ledger.spent("game:g")
    assert spent.input > 100
    assert spent.output > 0
    assert spent.dollars == pytest.approx(((spent.input - spent.cached) + spent.cached / 2 + spent.output * 2) / 1e6)
    assert playing.ledger.spent("day:2026-01-02") == spent


def test_past_its_budget_a_game_is_played_by_the_deck(play: Play) -> None:
    playing = play(asks(FINE), limits=Limits(game_input_tokens=200))
    assert playing.move() == Ask(FINE)
    assert playing.move() == playing.bayes.next_move(new_game())
    assert playing.tally.counts["llm_fallbacks.over_budget_game"] == 1
    assert playing.move(new_game("other")) == Ask(FINE)


def test_a_game_keeps_enough_for_its_last_guess(play: Play) -> None:
    playing = play(asks(FINE), limits=Limits(game_input_tokens=3_000))
    for _ in range(30):
        playing.move()
    assert playing.tally.counts["llm_fallbacks.over_budget_game"] > 1
    assert playing.ledger.spent("game:g").input <= 2_700
    playing.peer.script = lambda _number, _body: guesses("a kite")
    assert playing.move(replace(new_game(), question_limit=1)) == Guess("Is it a kite?", "kite")


def test_a_failed_call_gives_its_reservation_back(play: Play) -> None:
    playing = play(BROKEN["500"])
    playing.move()
    assert playing.ledger.spent("game:g") == Usage()
