"""DynamoDB by two emulators that know nothing of each other."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from moto import mock_aws
from tests.contract.tables import create_games_table
from tests.ministack import EXECUTABLE, MiniStack, running

from twentyq.storage.aws import client
from twentyq.storage.dynamodb import DynamoDbGameStore


@pytest.fixture
def dynamodb_by_moto(monkeypatch: pytest.MonkeyPatch) -> Iterator[DynamoDbGameStore]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        dynamodb = client("dynamodb", region_name="eu-west-1")
        yield _store(dynamodb, dynamodb)


@pytest.fixture(scope="session")
def ministack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MiniStack]:
    if not EXECUTABLE.exists():
        pytest.skip("MiniStack is not installed: make ministack")
    with running(tmp_path_factory.mktemp("ministack")) as emulator:
        yield emulator


@pytest.fixture
def dynamodb_by_ministack(ministack: MiniStack) -> DynamoDbGameStore:
    return _store(client("dynamodb", **ministack.settings), ministack.client("dynamodb"))


def _store(dynamodb: Any, patient: Any) -> DynamoDbGameStore:
    """A store on a new table, made by a client that waits for the emulator to wake."""
    table = f"games-{uuid.uuid4()}"
    create_games_table(patient, table)
    return DynamoDbGameStore(dynamodb, table)
