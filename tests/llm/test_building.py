"""A build asks the model at an endpoint."""

import json

import pytest
from tests.llm.conftest import SECONDS, Play
from tests.llm_peer.behaviours import BROKEN, hangs, says

from twentyq.authoring.widening.answering import Answerer, Worded
from twentyq.authoring.widening.endpoint_model import ANSWER, EndpointModel, build_endpoint
from twentyq.authoring.widening.forms import things_question
from twentyq.guessing.llm.errors import LlmFailedError, OverBudgetError

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


def test_an_answer_is_bounded_in_time_on_an_account_of_its_own(play: Play) -> None:
    playing = play(says(json.dumps({"text": "It sings.", "sentences": [1]})))
    endpoint = build_endpoint(playing.endpoint.config, playing.ledger, playing.tally, 10_000, ANSWER)
    assert endpoint.config.turn_seconds == 10
    answerer = Answerer(lambda account: EndpointModel(endpoint, account, SECONDS))
    assert answerer.answer("d/day", "What sings?", ["The robin sings."]) == Worded("It sings.", (0,))
    endpoint.close()


def test_a_model_that_hangs_leaves_the_sentences_as_they_stand(play: Play) -> None:
    playing = play(hangs)
    endpoint = build_endpoint(playing.endpoint.config, playing.ledger, playing.tally, 10_000, ANSWER)
    answerer = Answerer(lambda account: EndpointModel(endpoint, account, 0.2))
    assert answerer.answer("d/day", "What sings?", ["The robin sings."]) is None
    endpoint.close()
