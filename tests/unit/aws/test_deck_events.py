"""Decks of players by AppSync's events."""

from typing import Any

import pytest
from tests.making import TABLE, making_ports
from tests.unit.aws.conftest import FakeLambdaContext, event

from twentyq.aws.appsync import Api
from twentyq.play.decks.sources import upload_key
from twentyq.play.ports import Ports


@pytest.fixture
def making() -> Ports:
    return making_ports()


def answer(ports: Ports, context: FakeLambdaContext, field: str, type_name: str = "Mutation", **given: Any) -> Any:
    found = Api(lambda: ports).answer(event(field, type_name=type_name, **given), context)
    return found.get("data", found.get("error"))


def test_a_deck_is_made_edited_and_published(making: Ports, context: FakeLambdaContext) -> None:
    deck = answer(making, context, "createDeck", input={"name": "Birds"})["id"]
    upload = answer(making, context, "createDocumentUpload", input={"deckId": deck, "fileName": "birds.csv"})
    assert making.workshop
    kept = making.workshop.decks.load(deck)
    assert kept
    assert upload["documentId"] == kept.sources[0].id
    making.workshop.files.write(upload_key(kept, kept.sources[0]), TABLE)
    answer(making, context, "buildDeck", input={"deckId": deck, "names": [{"tableId": "t", "column": 0}]})
    edits = [
        {"switchColumn": {"columnId": "flies", "used": False}},
        {"setFact": {"thing": "owl", "questionId": "swims", "stated": "SOMETIMES"}},
    ]
    edited = answer(making, context, "editDraft", input={"deckId": deck, "edits": edits})
    assert not edited["draft"]["columns"][0]["used"]
    back = [{"switchColumn": {"columnId": "flies", "used": True}}]
    answer(making, context, "editDraft", input={"deckId": deck, "edits": back})
    assert answer(making, context, "publishDeck", input={"deckId": deck})["playable"]
    assert answer(making, context, "ownDeck", "Query", id=deck)["thingCount"] == 12


def test_where_no_decks_are_made_that_is_said(ports: Ports, context: FakeLambdaContext) -> None:
    assert answer(ports, context, "decksCanBeMade", "Query") is False
    assert answer(ports, context, "ownDecks", "Query") == []
    refused = answer(ports, context, "createDeck", input={"name": "Birds"})
    assert (refused["type"], refused["info"]) == ("ServiceUnavailable", {"retryable": False})
