"""A build asks the model at an endpoint."""

import json

import pytest
from tests.llm.conftest import SECONDS, Play
from tests.llm_peer.behaviours import BROKEN, says

from twentyq.authoring.widening.endpoint_model import EndpointModel, build_endpoint
from twentyq.authoring.widening.forms import things_question
from twentyq.guessing.llm.calls.errors import LlmFailedError, OverBudgetError

QUESTION = things_question(["The robin sings."])
REPLY = json.dumps({"things": [{"name": "robin", "sentence": 1}]})


def test_a_reply_of_the_form_comes_back_as_its_text(play: Play) -> None:
    playing = play(says(REPLY))
    assert EndpointModel(playing.endpoint, "b", SECONDS).ask(QUESTION) == REPLY


def test_a_reply_of_another_form_is_a_failure(play: Play) -> None:
    playing = play(BROKEN["not json"] if "not json" in BROKEN else says("no form at all"))
    with pytest.raises(LlmFailedError):
        EndpointModel(playing.endpoint, "b", SECONDS).ask(QUESTION)


def test_a_build_spends_no_more_than_its_own_budget(play: Play) -> None:
    playing = play(says(REPLY))
    endpoint = build_endpoint(playing.endpoint.config, playing.ledger, playing.tally, build_tokens=1)
    with pytest.raises(OverBudgetError):
        EndpointModel(endpoint, "b", SECONDS).ask(QUESTION)
    endpoint.close()
