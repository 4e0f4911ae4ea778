"""The function that forgets a player whose account was deleted, over moto."""

from typing import Any

import pytest
from tests.unit.aws.conftest import SETTINGS, FakeLambdaContext, event, recorded

from twentyq.aws import erasure
from twentyq.aws.appsync import Api
from twentyq.aws.production import production_ports
from twentyq.play.ports import Ports

PLAYER = "3c8d0e4f-2b1a-4a5e-9c6d-7e8f9a0b1c2d"


@pytest.fixture
def ports(aws: Any, monkeypatch: pytest.MonkeyPatch) -> Ports:  # noqa: ARG001
    ports = production_ports(SETTINGS)
    monkeypatch.setenv("TWENTYQ_GAMES_TABLE", "games")
    monkeypatch.setattr(erasure, "ports", lambda: ports)
    return ports


def test_nothing_of_a_deleted_account_is_kept_or_begun(ports: Ports, aws: Any, context: FakeLambdaContext) -> None:
    api = Api(lambda: ports)
    start = event("startGame", player=PLAYER, input={"clientRequestId": "r1"})
    assert "data" in api.answer(start, context)
    deleted = recorded("account_deleted_aws")
    deleted["detail"]["additionalEventData"]["sub"] = PLAYER
    erasure.handler(deleted, context)
    refused = api.answer(start, context)
    assert refused["error"]["type"] == "Unauthorized"
    kept = aws.client("dynamodb").scan(TableName="games")["Items"]
    assert all(item["id"]["S"].startswith(("hour/", "allowance/")) for item in kept)
    assert PLAYER not in str(kept)
    erasure.handler(deleted, context)
