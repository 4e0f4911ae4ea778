"""What players, and the alarms, are told when DynamoDB is gone, throttled, or time runs out; over moto."""

from typing import Any

import botocore.client
import pytest
from botocore.exceptions import ClientError
from tests.unit.aws.conftest import SPEAKING, Counted, FakeLambdaContext, event

from twentyq.aws.appsync import Api
from twentyq.aws.production import production_ports

START = event("startGame", input={})


@pytest.fixture
def api(aws: Any) -> Api:  # noqa: ARG001
    ports = production_ports(SPEAKING)
    return Api(lambda: ports)


def answer(api: Api, asked: dict[str, Any], milliseconds: int = 15_000) -> dict[str, Any]:
    return api.answer(asked, FakeLambdaContext(milliseconds=milliseconds))  # type: ignore[arg-type]


def stored(aws: Any) -> list[dict[str, Any]]:
    """The games; beside them stand the day's sums of what speech costs."""
    return [item for item in aws.client("dynamodb").scan(TableName="games")["Items"] if "state" in item]


def throttle(monkeypatch: pytest.MonkeyPatch, operation: str) -> None:
    real = botocore.client.BaseClient._make_api_call  # type: ignore[attr-defined]

    def call(client: Any, name: str, parameters: Any) -> Any:
        if name == operation:
            raise ClientError({"Error": {"Code": "ThrottlingException", "Message": "slow down"}}, name)
        return real(client, name, parameters)

    monkeypatch.setattr(botocore.client.BaseClient, "_make_api_call", call)


def test_a_table_that_is_gone_is_said_and_counted(api: Api, aws: Any, counted: Counted) -> None:
    aws.client("dynamodb").delete_table(TableName="games")
    refused = answer(api, START)["error"]
    assert (refused["type"], refused["info"]) == ("ServiceUnavailable", {"retryable": False})
    assert "games" not in refused["message"]
    assert counted("Errors.ServiceUnavailable") == 1


def test_a_throttled_save_leaves_the_game_as_it_was(
    api: Api, aws: Any, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    game = answer(api, START)["data"]["game"]
    before = stored(aws)
    tap = event("answerQuestion", input={"gameId": game["id"], "turn": 1, "answer": "YES"})
    with monkeypatch.context() as patch:
        throttle(patch, "UpdateItem")
        refused = answer(api, tap, milliseconds=1_300)["error"]
    assert (refused["type"], refused["info"]) == ("ServiceUnavailable", {"retryable": True})
    assert stored(aws) == before
    assert counted("Errors.ServiceUnavailable") == 1
    assert answer(api, tap)["data"]["game"]["turns"][0]["answer"] == "YES"


def test_with_200_ms_left_nothing_is_begun(api: Api, aws: Any) -> None:
    refused = answer(api, START, milliseconds=200)["error"]
    assert (refused["type"], refused["info"]) == ("ServiceUnavailable", {"retryable": True})
    assert stored(aws) == []


@pytest.mark.parametrize("game_id", ["", "x" * 3_000, "request#p1#r1", "spending:day"])
def test_what_can_be_no_games_id_finds_no_game(api: Api, game_id: str) -> None:
    answer(api, event("startGame", input={"clientRequestId": "r1"}))
    assert answer(api, event("game", type_name="Query", id=game_id))["data"] is None
    refused = answer(api, event("abandonGame", input={"gameId": game_id}))["error"]
    assert refused["type"] == "GameNotFound"


def test_a_game_of_a_newer_release_is_no_defect_and_stays(api: Api, aws: Any, counted: Counted) -> None:
    """During a gradual deployment both releases serve the same games."""
    game = answer(api, START)["data"]["game"]
    newer = stored(aws)[0]["state"]["S"].replace('"doubt":null', '"doubt":"RARELY"')
    key = {"id": {"S": game["id"]}}
    change = {"UpdateExpression": "SET #s = :s", "ExpressionAttributeNames": {"#s": "state"}}
    aws.client("dynamodb").update_item(
        TableName="games", Key=key, **change, ExpressionAttributeValues={":s": {"S": newer}}
    )
    refused = answer(api, event("answerQuestion", input={"gameId": game["id"], "turn": 1, "answer": "YES"}))["error"]
    assert (refused["type"], refused["info"]) == ("ServiceUnavailable", {"retryable": True})
    assert answer(api, event("games", type_name="Query"))["data"]["items"] == []
    assert stored(aws)[0]["state"]["S"] == newer
    assert counted("Errors.InternalError") == 0
