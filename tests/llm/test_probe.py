"""What is said in one line at start when the model cannot be used."""

from dataclasses import replace

import pytest
from tests.llm.conftest import Play
from tests.llm_peer.behaviours import asks

from twentyq.guessing.llm.probe import endpoint_problem


def test_nothing_is_said_of_an_endpoint_that_answers(play: Play) -> None:
    assert endpoint_problem(play(asks("Is it big?")).endpoint.config) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"api_key": ""}, "no key"),
        ({"api_key": "wrong"}, "refuses the key"),
        ({"base_url": "http://127.0.0.1:9/v1"}, "cannot be reached"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_without_the_key(change: dict[str, str], said: str, play: Play) -> None:
    config = replace(play(asks("Is it big?")).endpoint.config, **change)
    problem = endpoint_problem(config)
    assert problem is not None
    assert said in problem
    assert "\n" not in problem
    assert "wrong" not in problem


def test_an_endpoint_without_a_list_of_models_will_do(play: Play) -> None:
    config = play(asks("Is it big?")).endpoint.config
    assert endpoint_problem(replace(config, base_url=config.base_url + "/elsewhere")) is None
