"""From finished games to what is played next: stream, Recorder, Firehose, Athena; versions without a deployment."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.deployed.conftest import Deployment, NewPlayer
from tests.deployed.test_erasure import eventually

from twentyq.aws.outputs import stack_versions
from twentyq.knowledge.compiled import dump, load
from twentyq.knowledge.headers import named_bytes
from twentyq.knowledge.versions import DECK_FILE, Versions

DECK = "everyday"


def athena(deployment: Deployment, sql: str) -> list[list[str]]:
    """The rows of a SELECT in the stack's workgroup, without the header."""
    client = deployment.emulator.client("athena")
    query = client.start_query_execution(
        QueryString=sql,
        WorkGroup=deployment.physical("Athena::WorkGroup", "Evidence"),
        QueryExecutionContext={"Database": deployment.physical("Glue::Database", "Evidence")},
    )["QueryExecutionId"]

    def state() -> Any:
        status = client.get_query_execution(QueryExecutionId=query)["QueryExecution"]["Status"]
        return status if status["State"] in ("SUCCEEDED", "FAILED", "CANCELLED") else None

    status = eventually(state)
    assert status["State"] == "SUCCEEDED", status
    rows = client.get_query_results(QueryExecutionId=query)["ResultSet"]["Rows"]
    return [[cell.get("VarCharValue", "") for cell in row["Data"]] for row in rows[1:]]


def lost(player: Any, thing: str) -> str:
    """A game that was lost and told; its id."""
    game = player.ask("startGame", input={})["game"]
    while game["currentTurn"]:
        turn = {"gameId": game["id"], "turn": game["currentTurn"]["number"]}
        game = player.ask("answerQuestion", input={**turn, "answer": "UNKNOWN"})["game"]
    player.ask("revealThing", input={"gameId": game["id"], "thing": thing})
    return str(game["id"])


def test_a_finished_game_is_queried_from_athena_and_an_erased_one_is_noted(
    deployment: Deployment, new_player: NewPlayer
) -> None:
    player = new_player()
    game = lost(player, "Dogs")
    rows = eventually(
        lambda: athena(
            deployment,
            f"SELECT thing, answer, deck_version, player, day FROM answers WHERE game = '{game}'",  # noqa: S608
        )
    )
    assert {(thing, answer, version) for thing, answer, version, _, _ in rows} == {("dog", "UNKNOWN", "")}
    assert {day for *_, day in rows} == {datetime.now(UTC).date().isoformat()}
    assert not any(str(player.call("refresh")) in row for row in rows)
    player.ask("deletePlayerData")
    assert eventually(lambda: [game] in athena(deployment, "SELECT game FROM erased"))
    left = "SELECT answers.game FROM answers LEFT JOIN erased ON erased.game = answers.game WHERE erased.game IS NULL"
    assert [game] not in athena(deployment, left)


@pytest.fixture
def versions(deployment: Deployment) -> Iterator[Versions]:
    kept = stack_versions("Twentyq-dev", deployment.emulator.client)
    yield kept
    kept.delete(DECK)
    deployment.kill_functions()


def publish(versions: Versions, name: str) -> str:
    """The bundled deck with every question reworded, in use as a version."""
    deck = load(named_bytes(DECK))
    questions = tuple(replace(question, text=f"{name}: {question.text}") for question in deck.questions)
    data = dump(replace(deck, version=name, questions=questions))
    made = versions.add(DECK, {DECK_FILE: data}, datetime.now(UTC))
    latest = versions.latest(DECK)
    versions.point(DECK, made.id, latest.etag if latest else None)
    return made.id


def stored(deployment: Deployment, game: str) -> dict[str, Any]:
    item = deployment.emulator.client("dynamodb").get_item(
        TableName=deployment.outputs["GamesTable"], Key={"id": {"S": game}}
    )["Item"]
    state: dict[str, Any] = json.loads(item["state"]["S"])
    return state


def test_a_game_keeps_its_version_when_another_is_put_into_use(
    deployment: Deployment, new_player: NewPlayer, versions: Versions
) -> None:
    player = new_player()
    before = player.ask("startGame", input={})["game"]
    version = publish(versions, "NEXT")
    deployment.kill_functions()  # a new process looks at once, others within five minutes
    after = player.ask("startGame", input={})["game"]
    assert stored(deployment, before["id"])["deck_version"] is None
    assert stored(deployment, after["id"])["deck_version"] == version
    for game, reworded in ((before, False), (after, True)):
        turn = {"gameId": game["id"], "turn": 1}
        answered = player.ask("answerQuestion", input={**turn, "answer": "NO"})["game"]
        assert answered["currentTurn"]["text"].startswith("NEXT: ") is reworded
    latest = versions.latest(DECK)
    assert latest is not None
    versions.delete(DECK)
    deployment.kill_functions()
    going_on = player.ask("answerQuestion", input={"gameId": after["id"], "turn": 2, "answer": "NO"})["game"]
    assert going_on["currentTurn"]["number"] == 3
