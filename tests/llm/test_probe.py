"""What is said in one line at start when the model does not play: one real move is tried."""

import logging
from dataclasses import replace

import pytest
from tests.llm.conftest import HANGING, SECONDS, SOON, Play, new_game
from tests.llm_peer.behaviours import BROKEN, asks, says, usable
from tests.llm_peer.server import Reply

from twentyq.guessing.llm.errors import Failure
from twentyq.guessing.llm.guesser import LlmGuesser
from twentyq.guessing.llm.meter import FirstFallbacks
from twentyq.guessing.llm.probe import model_problem
from twentyq.guessing.llm.sayings import saying

FINE = "Is it big?"


@pytest.mark.parametrize("way", usable(FINE))
def test_nothing_is_said_of_a_model_that_moves(way: str, play: Play) -> None:
    assert model_problem(play(usable(FINE)[way]).endpoint.config) is None


@pytest.mark.parametrize("broken", BROKEN)
def test_of_every_model_that_does_not_move_it_is_said(broken: str, play: Play) -> None:
    seconds = SOON if broken in HANGING else SECONDS
    problem = model_problem(play(BROKEN[broken], turn_seconds=seconds).endpoint.config)
    assert problem is not None
    assert "\n" not in problem


def test_one_move_is_tried_and_no_more(play: Play) -> None:
    playing = play(says(""))
    model_problem(replace(playing.endpoint.config, attempts=3))
    assert len(playing.peer.bodies) == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"api_key": ""}, "wants a key (TWENTYQ_LLM_API_KEY)"),
        ({"api_key": "wrong"}, "refuses the key (TWENTYQ_LLM_API_KEY"),
        ({"model": "peer-2"}, "does not have the model peer-2 (TWENTYQ_LLM_MODEL)"),
        ({"base_url": "http://127.0.0.1:9/v1"}, "cannot be reached (TWENTYQ_LLM_BASE_URL)"),
        ({"base_url": "http://user:wrong@127.0.0.1:9/v1"}, "http://127.0.0.1:9/v1 cannot be reached"),
        ({"base_url": "http://nowhere.invalid/v1"}, "cannot be reached"),
        ({"base_url": "https://{host}/v1"}, "cannot be reached"),
        ({"base_url": "http://{host}"}, "TWENTYQ_LLM_BASE_URL ends where they begin, mostly in /v1"),
        ({"base_url": "http://{host}/v1/chat/completions"}, "TWENTYQ_LLM_BASE_URL ends where they begin"),
    ],
)
def test_what_is_wrong_is_said_with_the_setting_that_mends_it(change: dict[str, str], said: str, play: Play) -> None:
    config = play(asks(FINE)).endpoint.config
    host = config.base_url.removeprefix("http://").removesuffix("/v1")
    config = replace(config, **{name: value.replace("{host}", host) for name, value in change.items()})
    problem = model_problem(config)
    assert problem is not None
    assert said in problem
    assert "\n" not in problem
    assert "wrong" not in problem


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (says(None, finish="length"), "thinks longer than the 2000 tokens it may"),
        (BROKEN["quota used up"], "no credit left"),
        (BROKEN["prose"], "what is no move"),
        (BROKEN["refusal"], "refuses to play"),
        (BROKEN["bad request"], "TWENTYQ_LLM_BODY"),
        (BROKEN["500"], "an error of its own"),
    ],
)
def test_kinds_of_failure_are_told_apart(reply: Reply, said: str, play: Play) -> None:
    assert said in (model_problem(play(reply).endpoint.config) or "")


def test_an_endpoint_without_a_key_plays(play: Play) -> None:
    playing = play(asks(FINE))
    playing.peer.keyless = True
    assert model_problem(replace(playing.endpoint.config, api_key="")) is None


def test_the_first_fallback_of_a_kind_is_said_and_no_other(play: Play, caplog: pytest.LogCaptureFixture) -> None:
    playing = play(BROKEN["500"])
    guesser = LlmGuesser(playing.proposer, playing.bayes, FirstFallbacks(playing.endpoint.config))
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            guesser.next_move(new_game())
    assert [record.getMessage() for record in caplog.records] == [
        f"the language model at {playing.peer.url} fails with an error of its own: the deck moves in its place"
    ]


@pytest.mark.parametrize("failure", [*Failure, "over_budget_game", "over_budget_day", "illegal"])
def test_everything_that_fails_has_words(failure: str, play: Play) -> None:
    config = play(asks(FINE)).endpoint.config
    assert not saying(failure, config).endswith(" fails")
