"""DynamoDB by two emulators that know nothing of each other, and every store of records."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws
from tests.contract.tables import create_games_table
from tests.ministack import MiniStack

from twentyq.storage.aws import client
from twentyq.storage.aws.records import DynamoDbRecordStore
from twentyq.storage.decks.memory import MemoryRecordStore
from twentyq.storage.decks.records import RecordStore
from twentyq.storage.decks.sqlite import SqliteRecordStore
from twentyq.storage.dynamodb import DynamoDbGameStore


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


@pytest.fixture
def memory_records() -> RecordStore:
    return MemoryRecordStore()


@pytest.fixture
def sqlite_records(tmp_path: Path) -> Iterator[RecordStore]:
    store = SqliteRecordStore(tmp_path / "decks.db")
    yield store
    store.close()


@pytest.fixture(params=["memory_records", "sqlite_records", "dynamodb_by_moto", "dynamodb_by_ministack"])
def records(request: pytest.FixtureRequest) -> RecordStore:
    """Every store of records in turn."""
    adapter: RecordStore | DynamoDbGameStore = request.getfixturevalue(request.param)
    if isinstance(adapter, DynamoDbGameStore):
        return DynamoDbRecordStore(adapter._client, adapter._table)
    return adapter


def _store(dynamodb: Any, patient: Any) -> DynamoDbGameStore:
    """A store on a new table, made by a client that waits for the emulator to wake."""
    table = f"games-{uuid.uuid4()}"
    create_games_table(patient, table)
    return DynamoDbGameStore(dynamodb, table)
