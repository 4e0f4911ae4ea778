"""The GraphQL schema over the use cases."""

import asyncio
import json
import logging
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import strawberry
from graphql import GraphQLInputObjectType, GraphQLObjectType, build_schema
from tests.conftest import NOW, FakeDecks, FakeGuesser, fake_ports
from tests.speaker import Speaker

from twentyq.api.context import Context
from twentyq.api.schema import create_schema
from twentyq.api.sdl import schema_sdl
from twentyq.game.game import Game
from twentyq.game.move import Ask, Move
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.insight import Insight
from twentyq.knowledge.deck import Deck
from twentyq.play.ports import Ports
from twentyq.storage.errors import StorageUnavailableError
from twentyq.storage.speech_cache import SpeechLink
from twentyq.time_left import about_to_wait, may_wait

ROOT = Path(__file__).parents[3]
SCALARS = """
scalar AWSDateTime
scalar AWSURL
scalar AWSJSON
directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
"""
PAGE = """query($limit: Int, $token: String, $filter: GameFilter) {
    games(limit: $limit, nextToken: $token, filter: $filter) { items { id } nextToken }
}"""
START = """mutation { startGame(input: {}) {
    gameId game { id status currentTurn { number text } version startedAt } reply { kind text } heard { intent }
} }"""
GAME = """query($id: ID!) { game(id: $id) {
    status questionsAsked turns { kind answer answeredBy } deck { id thingCount }
} }"""
ANSWER = """mutation($g: ID!, $t: Int!, $a: Answer!) {
    answerQuestion(input: {gameId: $g, turn: $t, answer: $a}) { gameId reply { kind } game { thing } }
}"""


@pytest.fixture(scope="module")
def schema() -> strawberry.Schema:
    return create_schema()


class Client:
    """Sends documents as one player."""

    def __init__(self, schema: strawberry.Schema, ports: Ports, player: str = "p1") -> None:
        self.schema, self.ports, self.player = schema, ports, player

    def send(self, document: str, **variables: Any) -> Any:
        context = Context(self.ports, self.player, "request-1")
        return asyncio.run(self.schema.execute(document, variables, context))

    def data(self, document: str, **variables: Any) -> Any:
        result = self.send(document, **variables)
        assert result.errors is None, result.errors
        return result.data

    def error(self, document: str, **variables: Any) -> tuple[str, Any]:
        (error,) = self.send(document, **variables).errors
        return error.extensions["errorType"], error.extensions["errorInfo"]


@pytest.fixture
def client(schema: strawberry.Schema, ports: Ports) -> Client:
    return Client(schema, ports)


def test_a_game_is_played_to_its_end(client: Client) -> None:
    started = client.data(START)["startGame"]
    assert started["game"]["currentTurn"] == {"number": 1, "text": "Is it alive?"}
    assert started["game"]["startedAt"] == "2026-01-02T03:04:05.000Z"
    assert started["heard"] is None
    game_id = started["gameId"]
    for turn, reply in ((1, "GUESS"), (2, "GUESSED")):
        update = client.data(ANSWER, g=game_id, t=turn, a="YES")["answerQuestion"]
        assert update["reply"]["kind"] == reply
    assert update["game"]["thing"] == "dog"
    game = client.data(GAME, id=game_id)["game"]
    assert game["status"] == "GUESSED"
    assert game["turns"][1] == {"kind": "GUESS", "answer": "YES", "answeredBy": "TAP"}
    assert client.data("{ playerStats { gamesPlayed guessed averageQuestions } }")["playerStats"] == {
        "gamesPlayed": 1,
        "guessed": 1,
        "averageQuestions": 2.0,
    }


def test_undo_abandon_reveal_and_delete(client: Client) -> None:
    game_id = client.data(START)["startGame"]["gameId"]
    client.data(
        f'mutation {{ answerQuestion(input: {{gameId: "{game_id}", turn: 1, answer: SOMETIMES}}) {{ gameId }} }}'
    )
    undone = client.data(
        f'mutation {{ undoAnswer(input: {{gameId: "{game_id}", turn: 1}}) {{ game {{ currentTurn {{ number }} }} }} }}'
    )
    assert undone["undoAnswer"]["game"]["currentTurn"]["number"] == 1
    stopped = client.data(
        f'mutation {{ abandonGame(input: {{gameId: "{game_id}"}}) {{ reply {{ kind }} game {{ status }} }} }}'
    )
    assert stopped["abandonGame"] == {"reply": {"kind": "ABANDONED"}, "game": {"status": "ABANDONED"}}
    assert (
        client.error(f'mutation {{ revealThing(input: {{gameId: "{game_id}", thing: "x"}}) {{ gameId }} }}')[0]
        == "GameOver"
    )
    assert client.data("mutation { deletePlayerData { games recordings decks } }")["deletePlayerData"] == {
        "games": 1,
        "recordings": 0,
        "decks": 0,
    }


def test_pages_hold_every_game_once(client: Client) -> None:
    ids = {client.data(START)["startGame"]["gameId"] for _ in range(5)}
    first = client.data(PAGE, limit=3)["games"]
    second = client.data(PAGE, limit=3, token=first["nextToken"])["games"]
    assert {game["id"] for game in first["items"] + second["items"]} == ids
    assert second["nextToken"] is None
    assert len(client.data(PAGE, limit=None)["games"]["items"]) == 5


def test_a_token_of_another_player_another_filter_or_garbage_is_refused(client: Client) -> None:
    for _ in range(3):
        client.data(START)
    token = client.data(PAGE, limit=1)["games"]["nextToken"]
    stranger = Client(client.schema, client.ports, "p2")
    refused = ("InvalidInput", {"field": "nextToken", "reason": "is not a token of this list"})
    assert stranger.error(PAGE, token=token) == refused
    assert client.error(PAGE, token=token, filter={"status": "GUESSED"}) == refused
    for garbage in ("", "x", "AAAA", token[:-4], "\u2603"):
        assert client.error(PAGE, token=garbage) == refused


def test_refusals_have_the_contracts_types_and_infos(client: Client) -> None:
    game_id = client.data(START)["startGame"]["gameId"]
    client.data(ANSWER, g=game_id, t=1, a="YES")
    assert client.error(ANSWER, g=game_id, t=1, a="NO") == ("TurnAlreadyAnswered", {"answer": "YES"})
    assert client.error(ANSWER, g=game_id, t=9, a="NO") == ("TurnNotAsked", None)
    assert client.error(ANSWER, g="nowhere", t=1, a="NO") == ("GameNotFound", None)
    assert Client(client.schema, client.ports, "p2").error(ANSWER, g=game_id, t=1, a="NO") == ("GameNotFound", None)
    assert client.error('mutation { startGame(input: {deckId: "x"}) { gameId } }') == ("DeckNotFound", None)
    assert (
        client.error(f'mutation {{ undoAnswer(input: {{gameId: "{game_id}", turn: 7}}) {{ gameId }} }}')[0]
        == "NothingToUndo"
    )
    assert client.error(PAGE, limit=0) == ("InvalidInput", {"field": "limit", "reason": "must be 1 to 100"})


def test_another_players_game_is_null(client: Client) -> None:
    game_id = client.data(START)["startGame"]["gameId"]
    stranger = Client(client.schema, client.ports, "p2")
    assert stranger.data("query($id: ID!) { game(id: $id) { id } }", id=game_id) == {"game": None}


class BrokenHistory:
    """Fails in a way that nobody foresaw, or as stores do."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def totals(self, player_id: str) -> None:  # noqa: ARG002 - part of the port
        raise self.error


def test_an_unforeseen_error_shows_nothing_of_the_inside(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.ports = replace(client.ports, history=BrokenHistory(RuntimeError("secret")))  # type: ignore[arg-type]
    with caplog.at_level(logging.ERROR):
        result = client.send("{ playerStats { guessed } }")
    assert result.errors[0].message == "Something went wrong. Request request-1."
    assert result.errors[0].extensions["errorType"] == "InternalError"
    assert "request-1" in caplog.text


def test_a_store_that_fails_is_unavailable_and_retryable(client: Client) -> None:
    client.ports = replace(client.ports, history=BrokenHistory(StorageUnavailableError("disk is full")))  # type: ignore[arg-type]
    assert client.error("{ playerStats { guessed } }") == ("ServiceUnavailable", {"retryable": True})


@pytest.mark.parametrize("time", ["yesterday", "2026-01-02T03:04:05", "5"])
def test_a_time_without_offset_or_sense_is_refused(client: Client, time: str) -> None:
    (error,) = client.send(PAGE, filter={"startedAfter": time}).errors
    assert "AWSDateTime" in error.message or "startedAfter" in error.message


def test_the_schema_keeps_every_name_of_the_contract() -> None:
    contract = build_schema(SCALARS + (ROOT / "tests/unit/api/contract.graphql").read_text())
    ours = build_schema(SCALARS + schema_sdl())
    for name, type_ in contract.type_map.items():
        if isinstance(type_, GraphQLObjectType | GraphQLInputObjectType) and not name.startswith("__"):
            for field_name, field in type_.fields.items():
                found = ours.type_map[name].fields[field_name]  # type: ignore[attr-defined]
                assert str(found.type) == str(field.type), f"{name}.{field_name}"
                if isinstance(type_, GraphQLObjectType):
                    assert {a: str(arg.type) for a, arg in found.args.items()} == {
                        a: str(arg.type) for a, arg in field.args.items()
                    }
        elif hasattr(type_, "values"):
            assert set(type_.values) <= set(ours.type_map[name].values)  # type: ignore[attr-defined]


def test_the_committed_schema_is_the_generated_one() -> None:
    assert (ROOT / "graphql/schema.graphql").read_text() == schema_sdl()


def test_every_document_that_clients_send_is_valid() -> None:
    from graphql import parse, validate

    schema = build_schema(SCALARS + schema_sdl())
    documents = sorted((ROOT / "graphql/operations").rglob("*.graphql"))
    assert documents
    for file in documents:
        text = file.read_text()
        shared = next(
            folder / "fragments.graphql" for folder in file.parents if (folder / "fragments.graphql").exists()
        )
        fragments = shared.read_text() if file != shared else ""
        errors = validate(schema, parse(text + fragments))
        assert [error for error in errors if "never used" not in error.message] == [], file.name


def test_nothing_is_spoken_for_those_who_do_not_listen(schema: strawberry.Schema, ports: Ports) -> None:
    speaker = Speaker()
    client = Client(schema, replace(ports, spoken=speaker))
    client.data("mutation { startGame(input: {}) { game { currentTurn { text } } reply { text } } }")
    assert speaker.asked == []
    client.data("mutation { startGame(input: {}) { reply { text speech { url } } } }")
    assert speaker.asked


def test_a_lost_game_goes_on_is_told_and_is_looked_back_at(schema: strawberry.Schema, small_deck: Deck) -> None:
    decks = FakeDecks(FakeGuesser(Ask("Is it a mammal?", "mammal")), Insight(BayesGuesser(small_deck)))
    client = Client(schema, replace(fake_ports(), decks=decks))
    game_id = client.data(START)["startGame"]["gameId"]
    for turn in range(1, 21):
        client.data(ANSWER, g=game_id, t=turn, a="NO")
    extended = client.data(
        "mutation($g: ID!) { extraQuestions(input: {gameId: $g}) { game { status extraQuestions } } }", g=game_id
    )["extraQuestions"]
    assert extended == {"game": {"status": "IN_PROGRESS", "extraQuestions": 5}}
    client.data("mutation($g: ID!) { abandonGame(input: {gameId: $g}) { gameId } }", g=game_id)
    told = client.data(
        """mutation($g: ID!) { revealThing(input: {gameId: $g, thing: "cow"}) { reply { suggestions } game {
            turns { reading thingsLeft topChance } thingsLeft recap {
                thing differences { turn answer expected } nearest { thing chance } thingsLeft
            }
        } } }""",
        g=game_id,
    )["revealThing"]
    game, recap = told["game"], told["game"]["recap"]
    assert recap["differences"] == [{"turn": 1, "answer": "NO", "expected": "YES"}]
    assert (recap["thing"], len(recap["nearest"]), recap["thingsLeft"][-1]) == ("a cow", 3, game["thingsLeft"])
    assert game["turns"][0]["reading"] == "It gives milk."
    assert game["turns"][0]["thingsLeft"] == recap["thingsLeft"][0] > recap["thingsLeft"][1]


def test_what_an_answer_said_besides_is_shown_with_its_question(
    ports: Ports, schema: strawberry.Schema, small_deck: Deck
) -> None:
    decks = FakeDecks(FakeGuesser(Ask("Is it a mammal?", "mammal")), Insight(BayesGuesser(small_deck)))
    client = Client(schema, replace(ports, decks=decks))
    game_id = client.data(START)["startGame"]["gameId"]
    said = client.data(
        """mutation($g: ID!) { answerInWords(input: {gameId: $g, turn: 1, text: "no, it's a plant"}) {
            game { turns { answer remarks { question text answer } } }
        } }""",
        g=game_id,
    )["answerInWords"]["game"]["turns"]
    remark = {"question": "plant", "text": "Is it a plant?", "answer": "YES"}
    assert said == [{"answer": "NO", "remarks": [remark]}, {"answer": None, "remarks": []}]


def test_another_players_game_has_neither_recap_nor_extra_questions(client: Client) -> None:
    game_id = client.data(START)["startGame"]["gameId"]
    stranger = Client(client.schema, client.ports, "p2")
    assert stranger.data("query($g: ID!) { game(id: $g) { recap { thing } } }", g=game_id) == {"game": None}
    for field in ("extraQuestions", "keepPlaying"):
        document = f"mutation($g: ID!) {{ {field}(input: {{gameId: $g}}) {{ gameId }} }}"
        assert stranger.error(document, g=game_id) == ("GameNotFound", None)


def test_all_that_is_kept_is_exported_as_it_is_stored(client: Client) -> None:
    ids = [client.data(START)["startGame"]["gameId"] for _ in range(3)]
    export = "query($t: String) { exportPlayerData(limit: 2, nextToken: $t) { games recordings { url } nextToken } }"
    first = client.data(export)["exportPlayerData"]
    second = client.data(export, t=first["nextToken"])["exportPlayerData"]
    games = [json.loads(game) for game in first["games"] + second["games"]]
    assert {game["id"] for game in games} == set(ids)
    assert games[0]["turns"][0]["text"] == "Is it alive?"
    assert second["nextToken"] is None


class WatchedGuesser(FakeGuesser):
    """Notes in which thread it moves, and may have to wait for that."""

    def __init__(self, *, waits: bool = False) -> None:
        super().__init__()
        self.waits = waits
        self.threads: list[threading.Thread] = []

    def next_move(self, game: Game) -> Move:
        if self.waits:
            about_to_wait()
        self.threads.append(threading.current_thread())
        return super().next_move(game)


class SlowSpeaker:
    """Has to speak every sentence first."""

    def link(self, text: str, language: str, lead: str = "", voice: str = "") -> SpeechLink:  # noqa: ARG002 - of the port
        about_to_wait()
        return SpeechLink(f"memory:{text}", "audio/mpeg", NOW)


@pytest.mark.parametrize("waits", [False, True])
def test_a_tap_is_played_on_the_event_loop_unless_it_has_to_wait(
    schema: strawberry.Schema, ports: Ports, waits: bool
) -> None:
    guesser = WatchedGuesser(waits=waits)
    client = Client(schema, replace(ports, decks=FakeDecks(guesser)))
    game_id = client.data(START)["startGame"]["gameId"]
    client.data(ANSWER, g=game_id, t=1, a="NO")
    start, tap = guesser.threads
    assert start is not threading.current_thread()
    assert (tap is threading.current_thread()) is not waits
    assert may_wait()


def test_what_has_to_be_spoken_after_a_tap_changes_the_game_no_second_time(
    schema: strawberry.Schema, ports: Ports
) -> None:
    client = Client(schema, replace(ports, spoken=SlowSpeaker()))
    game_id = client.data(START)["startGame"]["gameId"]
    document = ANSWER.replace("reply { kind }", "reply { kind speech { url } }").replace("thing", "thing version")
    update = client.data(document, g=game_id, t=1, a="NO")["answerQuestion"]
    assert update["reply"]["speech"]["url"] == "memory:Is it a dog?"
    assert update["game"]["version"] == 2


def test_the_number_of_questions_and_the_present_one_need_no_list_of_turns(client: Client) -> None:
    game_id = client.data(START)["startGame"]["gameId"]
    client.data(ANSWER, g=game_id, t=1, a="NO")
    game = client.data("query($id: ID!) { game(id: $id) { questionsAsked currentTurn { number } } }", id=game_id)[
        "game"
    ]
    assert game == {"questionsAsked": 2, "currentTurn": {"number": 2}}
