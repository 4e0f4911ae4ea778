"""The function that forgets a player whose account was deleted, over moto."""

import json
from typing import Any

import pytest
from tests.unit.aws.conftest import SPEAKING, Counted, FakeLambdaContext, event, recorded

from twentyq.aws import configuration, erasure
from twentyq.aws.appsync import Api
from twentyq.aws.production import production_ports
from twentyq.play.ports import Ports

PLAYER = "3c8d0e4f-2b1a-4a5e-9c6d-7e8f9a0b1c2d"


@pytest.fixture
def ports(aws: Any, monkeypatch: pytest.MonkeyPatch) -> Ports:  # noqa: ARG001
    ports = production_ports(SPEAKING)
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


def test_settings_of_a_language_model_keep_nobody_from_being_forgotten(
    aws: Any,  # noqa: ARG001
    monkeypatch: pytest.MonkeyPatch,
    counted: Counted,
) -> None:
    model = {"llm_base_url": "http://localhost:9/v1", "llm_model": "m", "llm_key_header": "x-api-key"}
    monkeypatch.setattr(configuration, "_read", lambda *_: json.dumps(model))
    monkeypatch.setenv("TWENTYQ_GAMES_TABLE", "games")
    erasure.ports.cache_clear()
    assert erasure.ports().history
    assert counted("Configuration.refused") == 0
    erasure.ports.cache_clear()
