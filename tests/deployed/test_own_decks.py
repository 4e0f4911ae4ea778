"""A deck of documents on the deployed stack: uploaded, scanned, read, built, published, played, reviewed, forgotten."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.deployed.amplify_player import AmplifyPlayer
from tests.deployed.conftest import Deployment, NewPlayer
from tests.deployed.test_erasure import deleted, eventually
from tests.unit.api.test_deck_fields import REFUSED

from twentyq.storage.aws.deck_files import CLEAN, INCOMING, INFECTED, SCAN_STATUS

CHEESES = Path(__file__).parents[1] / "documents" / "cheeses.csv"
BUILT_WITHIN = 120


def documents_of(deployment: Deployment) -> str:
    return deployment.physical("S3::Bucket", "StorageDocuments")


def keys(deployment: Deployment, bucket: str, prefix: str = "") -> list[str]:
    found = deployment.emulator.client("s3").list_objects_v2(Bucket=bucket, Prefix=prefix)
    return [one["Key"] for one in found.get("Contents", ())]


def upload(deployment: Deployment, player: AmplifyPlayer, deck: str, path: Path, verdict: str | None = CLEAN) -> str:
    """Post a document, and say what GuardDuty would say, which the emulator lacks; its key."""
    to = player.ask("createDocumentUpload", input={"deckId": deck, "fileName": path.name})
    fields = json.loads(to["fields"])
    httpx.post(to["url"], data=fields, files={"file": path.read_bytes()}).raise_for_status()
    if verdict:
        tags = {"TagSet": [{"Key": SCAN_STATUS, "Value": verdict}]}
        s3 = deployment.emulator.client("s3")
        s3.put_object_tagging(Bucket=documents_of(deployment), Key=fields["key"], Tagging=tags)
    return str(fields["key"])


def built(player: AmplifyPlayer, deck: str) -> Any:
    player.ask("buildDeck", input={"deckId": deck})

    def done() -> Any:
        found = player.ask("ownDeck", id=deck)
        return None if found["state"] == "BUILDING" else found

    return eventually(done, BUILT_WITHIN)


@pytest.fixture
def player(new_player: NewPlayer) -> AmplifyPlayer:
    return new_player()


def published(deployment: Deployment, player: AmplifyPlayer) -> str:
    deck = str(player.ask("createDeck", input={"name": "Cheeses"})["id"])
    upload(deployment, player, deck, CHEESES)
    found = built(player, deck)
    assert (found["state"], found["problem"]) == ("REVIEW", None)
    assert player.ask("publishDeck", input={"deckId": deck})["playable"]
    return deck


def played(player: AmplifyPlayer, deck: str) -> str:
    game = player.ask("startGame", input={"deckId": deck})["game"]
    while game["currentTurn"]:
        turn = {"gameId": game["id"], "turn": game["currentTurn"]["number"]}
        game = player.ask("answerQuestion", input={**turn, "answer": "YES"})["game"]
    if game["thing"] is None:
        player.ask("revealThing", input={"gameId": game["id"], "thing": "Stilton"})
    return str(game["id"])


def test_a_document_becomes_a_deck_that_is_played_and_cited(
    deployment: Deployment, player: AmplifyPlayer, new_player: NewPlayer
) -> None:
    assert player.run("decks")["data"]["decksCanBeMade"] is True
    deck = published(deployment, player)
    assert not keys(deployment, documents_of(deployment), INCOMING)
    assert player.ask("ownDeck", id=deck)["documents"][0]["bytes"] == CHEESES.stat().st_size
    game = played(player, deck)
    review = player.ask("gameReview", gameId=game)
    text = CHEESES.read_text(encoding="utf-8-sig")
    quotes = [citation["quote"] for answer in review["answers"] for citation in answer["citations"]]
    assert quotes
    assert all(quote in text for quote in [*quotes, review["named"]["quote"]])
    (found, *_) = player.ask("searchPassages", deckId=deck, query="Which cheese comes from Wales?")
    assert found["citation"]["file"] == "cheeses.csv"
    turn = next(answer["turn"] for answer in review["answers"])
    dispute = player.ask("disputeFact", input={"gameId": game, "turn": turn, "text": "Mine was not."})
    assert [one["id"] for one in player.ask("disputes", deckId=deck)] == [dispute["id"]]
    assert player.ask("judgeDraft", input={"deckId": deck})["state"] == "REVIEW"
    strangers_see_nothing(new_player(), deck, game, player)
    erased(deployment, player, deck)


def strangers_see_nothing(stranger: AmplifyPlayer, deck: str, game: str, owner: AmplifyPlayer) -> None:
    """Every field of decks and teams refuses another player."""
    team = owner.ask("createTeam", input={"name": "Shop", "memberName": "Ann"})
    document = owner.ask("ownDeck", id=deck)["documents"][0]["id"]
    ids = {"deck": deck, "game": game, "team": team["id"], "document": document, "member": team["members"][0]["id"]}
    for field, (query, outcome) in REFUSED.items():
        for name, value in ids.items():
            query = query.replace(f"${name}", value)  # noqa: PLW2901 - filled in name by name
        answer = stranger.call("graphql", query=query, variables={})
        if isinstance(outcome, str):
            assert answer["errors"][0]["errorType"] == outcome, field
        else:
            assert [*answer["data"].values()] == [outcome], field


def erased(deployment: Deployment, player: AmplifyPlayer, deck: str) -> None:
    """The account's end takes everything along, and nothing comes after it."""
    event = deleted(player)
    player_id = event["detail"]["additionalEventData"]["sub"]
    functions = deployment.emulator.client("lambda")
    eraser = deployment.physical("Lambda::Function", "EraserFunction")
    assert "FunctionError" not in functions.invoke(FunctionName=eraser, Payload=json.dumps(event))
    assert keys(deployment, documents_of(deployment)) == []
    assert keys(deployment, deployment.physical("S3::Bucket", "StorageVersions"), f"decks/{deck}/") == []
    table = deployment.emulator.client("dynamodb").scan(TableName=deployment.outputs["GamesTable"])["Items"]
    assert not [item for item in table if player_id in json.dumps(item) or deck in json.dumps(item)]
    assert player.refused("createDeck", input={"name": "More"})["errorType"] == "Unauthorized"


def test_an_infected_document_is_refused_and_removed(deployment: Deployment, player: AmplifyPlayer) -> None:
    deck = player.ask("createDeck", input={"name": "Cheeses"})["id"]
    key = upload(deployment, player, deck, CHEESES, INFECTED)
    found = built(player, deck)
    assert (found["state"], found["problem"]["code"]) == ("FAILED", "INFECTED")
    assert keys(deployment, documents_of(deployment), key) == []


def test_a_hostile_document_is_refused_and_the_functions_go_on(
    deployment: Deployment, player: AmplifyPlayer, tmp_path: Path
) -> None:
    deck = player.ask("createDeck", input={"name": "Cheeses"})["id"]
    (tmp_path / "cheeses.xlsx").write_bytes(b"PK\x03\x04 cut off")
    upload(deployment, player, deck, tmp_path / "cheeses.xlsx")
    assert built(player, deck)["problem"]["code"] in ("DAMAGED", "DISGUISED")
    player.ask("deleteDeck", input={"deckId": deck})
