"""DynamoDB by two emulators that know nothing of each other."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from moto import mock_aws
from tests.contract.tables import create_games_table
from tests.ministack import MiniStack

from twentyq.storage.aws.calls import client
from twentyq.storage.aws.dynamodb import DynamoDbGameStore


@pytest.fixture
def dynamodb_by_moto(monkeypatch: pytest.MonkeyPatch) -> Iterator[DynamoDbGameStore]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        dynamodb = client("dynamodb", region_name="eu-west-1")
        yield _store(dynamodb, dynamodb)


@pytest.fixture
def dynamodb_by_ministack(emulator: MiniStack) -> DynamoDbGameStore:
    return _store(client("dynamodb", **emulator.settings), emulator.client("dynamodb"))


def _store(dynamodb: Any, patient: Any) -> DynamoDbGameStore:
    """A store on a new table, made by a client that waits for the emulator to wake."""
    table = f"games-{uuid.uuid4()}"
    create_games_table(patient, table)
    return DynamoDbGameStore(dynamodb, table)
