"""Erasure: what the index does not show yet goes too, and who was deleted starts nothing; over moto."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from moto import mock_aws
from tests.contract.tables import create_games_table

from twentyq.game.game import Game
from twentyq.game.move import Ask
from twentyq.game.rules import put, start
from twentyq.storage.aws import client
from twentyq.storage.aws.player_hours import PlayerHours
from twentyq.storage.aws.records import DynamoDbRecordStore
from twentyq.storage.decks.records import Kind, Record
from twentyq.storage.dynamodb import DynamoDbGameStore
from twentyq.storage.errors import PlayerForgottenError

NOW = datetime(2026, 1, 2, 3, 59, 30, tzinfo=UTC)


class Clock:
    """A time that tests move."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        dynamodb = client("dynamodb", region_name="eu-west-1")
        create_games_table(dynamodb, "games")
        yield dynamodb


@pytest.fixture
def store(table: Any, clock: Clock) -> DynamoDbGameStore:
    return DynamoDbGameStore(table, "games", clock)


def new_game(number: int, at: datetime, request: str | None = None) -> Game:
    game = start(f"g{number}", "p1", deck_id="d", language="en-US", seed=7, at=at, client_request_id=request)
    return put(game, Ask("Is it alive?", "alive"), at)


def left(table: Any) -> list[str]:
    return [item["id"]["S"] for item in table.scan(TableName="games")["Items"]]


def test_games_that_the_index_does_not_show_are_deleted_with_their_requests(
    store: DynamoDbGameStore, table: Any, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.create(new_game(1, clock(), "r1"))
    clock.now += timedelta(minutes=1)
    store.create(new_game(2, clock()))
    with monkeypatch.context() as patch:
        patch.setattr(table, "query", lambda **_: {"Items": []})
        assert store.delete_player("p1") == 2
    assert left(table) == []


def test_a_request_id_used_again_after_its_day_does_not_block_erasure(store: DynamoDbGameStore, table: Any) -> None:
    store.create(new_game(1, NOW, "same"))
    table.delete_item(TableName="games", Key={"id": {"S": "request#p1#same"}})
    store.create(new_game(2, NOW, "same"))
    assert store.delete_player("p1") == 2
    assert left(table) == []


def test_a_token_that_outlives_its_account_starts_no_game(store: DynamoDbGameStore, table: Any, clock: Clock) -> None:
    store.create(new_game(1, NOW))
    PlayerHours(table, "games", clock).close("p1")
    assert store.delete_player("p1") == 1
    for minutes in (0, 1, 60):
        with pytest.raises(PlayerForgottenError):
            store.create(new_game(2, NOW + timedelta(minutes=minutes)))
    kept = table.scan(TableName="games")["Items"]
    assert [sorted(item) for item in kept] == [["deleted", "expiresAt", "id"]] * 2
    assert "p1" not in str(kept)
    assert {int(item["expiresAt"]["N"]) for item in kept} == {
        int(datetime(2026, 1, 2, hour, tzinfo=UTC).timestamp()) for hour in (6, 7)
    }


def test_a_token_that_outlives_its_account_makes_no_deck_and_joins_no_team(table: Any, clock: Clock) -> None:
    records = DynamoDbRecordStore(table, "games", clock)
    team = records.create(Record(Kind.TEAM, "t1", b"{}", frozenset({"p2", "team/t1"})))
    PlayerHours(table, "games", clock).close("p1")
    for minutes in (0, 60):
        clock.now = NOW + timedelta(minutes=minutes)
        with pytest.raises(PlayerForgottenError):
            records.create(Record(Kind.DECK, "d1", b"{}", frozenset({"p1"})))
        with pytest.raises(PlayerForgottenError):
            records.save(replace(team, holders=team.holders | {"p1"}))
    assert records.held("p1", Kind.DECK) == records.held("p1", Kind.TEAM) == []
    assert records.save(replace(team, state=b"{1}")).version == 2


def test_whose_last_record_is_deleted_leaves_no_trace(table: Any, clock: Clock) -> None:
    records = DynamoDbRecordStore(table, "games", clock)
    kept = records.create(Record(Kind.DECK, "d1", b"{}", frozenset({"p1"})))
    other = records.create(Record(Kind.DECK, "d2", b"{}", frozenset({"p1"})))
    records.delete(Kind.DECK, other.id)
    assert records.held("p1", Kind.DECK) == [kept]
    handed_on = records.save(replace(kept, holders=frozenset({"p2"})))
    assert "p1" not in str(table.scan(TableName="games")["Items"])
    records.delete(Kind.DECK, handed_on.id)
    assert left(table) == []


def test_data_deleted_without_the_account_lets_the_player_play_on(store: DynamoDbGameStore) -> None:
    store.create(new_game(1, NOW))
    store.delete_player("p1")
    assert store.create(new_game(2, NOW)).id == "g2"
