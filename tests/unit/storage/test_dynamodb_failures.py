"""What DynamoDbGameStore makes of a DynamoDB that fails, over moto."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError
from moto import mock_aws
from tests.contract.tables import create_games_table

from twentyq import time_left
from twentyq.game.game import Game, GameStatus
from twentyq.game.move import Ask
from twentyq.game.rules import abandon, put, start
from twentyq.storage.aws import calls
from twentyq.storage.aws.dynamodb_items import UNFINISHED_KEPT
from twentyq.storage.dynamodb import DynamoDbGameStore
from twentyq.storage.errors import StorageBrokenError, StorageUnavailableError, VersionConflictError
from twentyq.storage.game_store import GameQuery
from twentyq.time_left import within

NOW = datetime(2026, 1, 2, tzinfo=UTC)
TABLE = "games"


def failure(code: str, status: int = 400) -> ClientError:
    return ClientError({"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}, "PutItem")  # type: ignore[arg-type, typeddict-item]


LOST = ReadTimeoutError(endpoint_url="https://dynamodb.eu-west-1.amazonaws.com")


class Flaky:
    """A client whose calls fail as scripted: before or after they have done their work."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.before: list[Exception] = []
        self.after: list[Exception] = []
        self.calls = 0

    def __getattr__(self, name: str) -> Any:
        def call(**request: Any) -> Any:
            self.calls += 1
            if self.before:
                raise self.before.pop(0)
            answer = getattr(self._client, name)(**request)
            if self.after:
                raise self.after.pop(0)
            return answer

        return call


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def flaky(monkeypatch: pytest.MonkeyPatch) -> Iterator[Flaky]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    clock = Clock()
    monkeypatch.setattr(calls, "time", clock)
    monkeypatch.setattr(time_left, "time", clock)
    with mock_aws():
        client = calls.client("dynamodb", region_name="eu-west-1")
        create_games_table(client, TABLE)
        yield Flaky(client)


@pytest.fixture
def store(flaky: Flaky) -> DynamoDbGameStore:
    return DynamoDbGameStore(flaky, TABLE)


def new_game(game_id: str = "g1", request: str | None = None) -> Game:
    game = start(game_id, "p1", deck_id="d", language="en-US", seed=7, at=NOW, client_request_id=request)
    return put(game, Ask("Is it alive?", "alive"), NOW)


@pytest.mark.parametrize(
    "trouble",
    [failure("ProvisionedThroughputExceededException"), failure("ThrottlingException"), failure("Odd", 503), LOST],
    ids=["throughput", "throttling", "server error", "time-out"],
)
def test_a_passing_trouble_is_retried(store: DynamoDbGameStore, flaky: Flaky, trouble: Exception) -> None:
    flaky.before = [trouble, trouble]
    with within(5):
        created = store.create(new_game())
    assert flaky.calls == 3
    assert store.load("g1") == created


@pytest.mark.parametrize("code", ["ThrottlingError", "ProvisionedThroughputExceeded", "TransactionConflict"])
def test_a_transaction_cancelled_for_a_passing_reason_is_retried(
    store: DynamoDbGameStore, flaky: Flaky, code: str
) -> None:
    cancelled = failure("TransactionCanceledException")
    cancelled.response["CancellationReasons"] = [{"Code": code}, {"Code": "None"}]  # type: ignore[typeddict-unknown-key]
    flaky.before = [cancelled]
    assert store.create(new_game()).id == "g1"


def test_keys_that_come_back_unprocessed_are_asked_for_with_patience(
    store: DynamoDbGameStore, flaky: Flaky, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def busy(**request: Any) -> Any:
        asked.append(request)
        return {"Responses": {}, "UnprocessedKeys": request["RequestItems"]}

    monkeypatch.setattr(flaky, "batch_get_item", busy, raising=False)
    with within(3), pytest.raises(StorageUnavailableError):
        store._get_all(["g1", "g2"])
    assert 2 < len(asked) < 50


def test_a_page_reads_as_many_lines_as_it_shows(
    store: DynamoDbGameStore, flaky: Flaky, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        store.create(new_game(f"g{number}"))
    limits: list[Any] = []
    query = flaky.query

    def counted(**request: Any) -> Any:
        limits.append(request.get("Limit"))
        return query(**request)

    monkeypatch.setattr(flaky, "query", counted, raising=False)
    assert len(store.page("p1", GameQuery(), 2, None)) == 2
    assert limits == [2]


def test_lasting_trouble_ends_in_a_retryable_error_within_the_time(store: DynamoDbGameStore, flaky: Flaky) -> None:
    flaky.before = [failure("ThrottlingException")] * 1000
    with within(3), pytest.raises(StorageUnavailableError) as raised:
        store.create(new_game())
    assert raised.value.retryable
    assert flaky.calls > 2
    assert calls.time.monotonic() <= 3
    flaky.before = []
    assert store.load("g1") is None


def test_with_too_little_time_left_nothing_is_begun(store: DynamoDbGameStore, flaky: Flaky) -> None:
    with within(0.2), pytest.raises(StorageUnavailableError):
        store.create(new_game())
    assert flaky.calls == 0


def test_a_save_whose_answer_was_lost_is_a_save(store: DynamoDbGameStore, flaky: Flaky) -> None:
    created = store.create(new_game())
    flaky.after = [LOST]
    saved = store.save(abandon(created, NOW))
    assert store.load("g1") == saved


def test_a_lost_answer_does_not_hide_another_ones_save(store: DynamoDbGameStore, flaky: Flaky) -> None:
    created = store.create(new_game())
    store.save(abandon(created, NOW))
    flaky.before = [LOST]
    with pytest.raises(VersionConflictError):
        store.save(abandon(created, NOW))


def test_a_start_whose_answer_was_lost_starts_one_game(store: DynamoDbGameStore, flaky: Flaky) -> None:
    flaky.after = [LOST]
    created = store.create(new_game(request="r1"))
    assert created.id == "g1"
    assert [game.id for game in store.page("p1", GameQuery(), 10, None)] == ["g1"]


@pytest.mark.parametrize("code", ["AccessDeniedException", "ResourceNotFoundException", "ValidationException"])
def test_what_will_not_pass_is_not_retried(store: DynamoDbGameStore, flaky: Flaky, code: str) -> None:
    flaky.before = [failure(code)]
    with pytest.raises(StorageBrokenError, match=code):
        store.load("g1")
    assert flaky.calls == 1


def test_a_table_that_is_gone_is_typed_in_every_operation(flaky: Flaky) -> None:
    store = DynamoDbGameStore(flaky, "nowhere")
    for operation in (
        lambda: store.create(new_game()),
        lambda: store.load("g1"),
        lambda: store.save(new_game()),
        lambda: store.page("p1", GameQuery(), 10, None),
        lambda: store.totals("p1"),
        lambda: store.delete_player("p1"),
    ):
        with pytest.raises(StorageBrokenError):
            operation()


def test_an_unfinished_game_expires_and_a_finished_one_does_not(store: DynamoDbGameStore, flaky: Flaky) -> None:
    created = store.create(new_game())
    item = flaky.get_item(TableName=TABLE, Key={"id": {"S": "g1"}})["Item"]
    assert int(item["expiresAt"]["N"]) == int((NOW + UNFINISHED_KEPT).timestamp())
    store.save(put_stumped(created))
    assert "expiresAt" not in flaky.get_item(TableName=TABLE, Key={"id": {"S": "g1"}})["Item"]


def put_stumped(game: Game) -> Game:
    return replace(game, status=GameStatus.STUMPED, finished_at=NOW)


def test_a_history_longer_than_one_read_is_paged_and_deleted_whole(store: DynamoDbGameStore) -> None:
    for number in range(130):
        store.create(new_game(f"g{number:03}", request=f"r{number}"))
    assert len(store.page("p1", GameQuery(), 101, None)) == 101
    assert store.delete_player("p1") == 130
    assert store.page("p1", GameQuery(), 1, None) == []
    assert store.create(new_game("again", request="r1")).id == "again"


def test_a_filter_that_nothing_can_match_is_an_empty_page(store: DynamoDbGameStore, flaky: Flaky) -> None:
    store.create(new_game())
    calls = flaky.calls
    assert store.page("p1", GameQuery(started_after=NOW, started_before=NOW - timedelta(days=1)), 10, None) == []
    assert flaky.calls == calls
