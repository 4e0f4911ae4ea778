"""A deck of one's own on a real server: uploaded, built, looked over, published, played, taken along, forgotten."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.local_server import LocalServer

BOATS = Path(__file__).parent / "boats.csv"
BUILT_WITHIN = 120
"""Seconds."""
STATE = """query($id: ID!) { ownDeck(id: $id) { state problem { code message help } documents { bytes warnings }
    draft { tables { headers nameColumn } columns { id header used } things { name } questions { text }
        facts { thing question stated citations { file quote start end cell } } verdict { games named } } } }"""
TURN = "gameId reply { kind } game { status thing deckVersion deck { name } currentTurn { number kind text } }"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    with LocalServer(tmp_path_factory.mktemp("decks")) as started:
        yield started


class Player:
    """A guest of the server."""

    def __init__(self, server: LocalServer) -> None:
        self.server, self.token = server, server.guest()

    def ask(self, document: str, **variables: Any) -> Any:
        answer = self.server.graphql(self.token, document, variables)
        assert "errors" not in answer, answer
        (value,) = answer["data"].values()
        return value

    def make(self, field: str, selected: str = "{ id state }", **given: Any) -> Any:
        kind = {"publishDeck": "DeckInput", "deleteDeck": "DeckInput"}.get(field, f"{field[0].upper()}{field[1:]}Input")
        return self.ask(f"mutation($input: {kind}!) {{ {field}(input: $input) {selected} }}", input=given)

    def upload(self, deck: str, name: str, data: bytes) -> int:
        to = self.make("createDocumentUpload", "{ url fields }", deckId=deck, fileName=name)
        return httpx.post(to["url"], data=json.loads(to["fields"]), files={"file": data}).status_code

    def built(self, deck: str) -> Any:
        self.make("buildDeck", deckId=deck)
        ends = time.monotonic() + BUILT_WITHIN
        while (found := self.ask(STATE, id=deck))["state"] == "BUILDING" and time.monotonic() < ends:
            time.sleep(0.2)
        return found


@pytest.fixture
def player(server: LocalServer) -> Player:
    return Player(server)


def test_a_table_becomes_a_deck_that_is_played(player: Player, server: LocalServer) -> None:
    deck = player.make("createDeck", name="Boats")["id"]
    assert player.upload(deck, "boats.csv", BOATS.read_bytes()) == 204
    found = player.built(deck)
    assert found["problem"] is None
    draft = found["draft"]
    assert draft["tables"] == [{"headers": BOATS.read_text().splitlines()[0].split(","), "nameColumn": 0}]
    assert len(draft["things"]) == 16
    assert len(draft["facts"]) == 20
    assert all(one["citations"][0]["quote"] in BOATS.read_text() for one in draft["facts"])
    assert draft["verdict"]["named"] >= 0.9
    assert player.make("publishDeck", "{ playable }", deckId=deck) == {"playable": True}
    assert [one["name"] for one in player.ask("{ decks { name } }")][-1] == "Boats"
    update = player.make("startGame", f"{{ {TURN} }}", deckId=deck)
    assert update["game"]["deckVersion"]
    while turn := update["game"]["currentTurn"]:
        given = {"gameId": update["gameId"], "turn": turn["number"], "answer": "YES"}
        update = player.make("answerQuestion", f"{{ {TURN} }}", **given)
    assert update["game"]["status"] == "GUESSED"
    assert update["game"]["thing"] in BOATS.read_text()
    kept = player.ask("{ exportPlayerData { deckRecords documents { name url } } }")
    assert httpx.get(kept["documents"][0]["url"]).content == BOATS.read_bytes()
    stranger = Player(server)
    assert stranger.ask("query($id: ID!) { ownDeck(id: $id) { id } }", id=deck) is None
    assert player.ask("mutation { deletePlayerData { decks } }") == {"decks": 1}
    assert not list((server.data_dir / "tenants").rglob("*.*"))


def test_a_file_that_is_refused_is_named_with_what_would_help(player: Player) -> None:
    deck = player.make("createDeck", name="Boats")["id"]
    player.upload(deck, "boats.xlsx", b"PK\x03\x04 cut off")
    found = player.built(deck)
    assert found["state"] == "FAILED"
    assert found["problem"]["code"] in ("DAMAGED", "DISGUISED")
    assert found["problem"]["help"]


def test_an_upload_without_leave_is_refused(server: LocalServer) -> None:
    made_up = {"key": f"tenants/{'a' * 32}/decks/d/uploads/x", "expires": "9999999999", "signature": "0" * 64}
    answer = httpx.post(f"{server.url}/documents", data=made_up, files={"file": b"x"})
    assert answer.status_code == 403
    too_long = httpx.post(f"{server.url}/documents", files={"file": b"x" * 10_100_000})
    assert too_long.status_code == 413
