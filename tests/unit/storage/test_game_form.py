"""Games stored by other releases: older ones are read, newer ones lose nothing and break nothing."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moto import mock_aws
from tests.contract.tables import create_games_table
from tests.stored_forms import record
from tests.stored_forms.games import PLAYER, recorded_games

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.game import GameStatus
from twentyq.game.rules import answer, undo
from twentyq.storage.aws import client
from twentyq.storage.dynamodb import DynamoDbGameStore
from twentyq.storage.errors import GameUnreadableError, StorageUnavailableError
from twentyq.storage.game_form import FORM, NUMBER, from_state, to_state
from twentyq.storage.game_store import GameQuery
from twentyq.storage.sqlite import SqliteGameStore

FORMS = sorted(path for path in Path(record.__file__).parent.iterdir() if path.name.startswith("form_"))
RUNNING = recorded_games()[0]
JSON = st.recursive(st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5), st.lists, max_leaves=3)
ADDED = st.dictionaries(st.text(min_size=1, max_size=5).map(lambda name: f"new_{name}"), JSON, max_size=3)

Change = Callable[[dict[str, Any]], object]


def state() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(to_state(RUNNING))
    return stored


@dataclass
class Stored:
    """A store, and a way to change what it holds behind its back."""

    store: Any
    edit: Callable[[str, Change], None]
    read: Callable[[str], dict[str, Any]]


@pytest.fixture(params=FORMS, ids=lambda path: path.name)
def form(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def sqlite(form: Path, tmp_path: Path) -> Iterator[Stored]:
    database = sqlite3.connect(tmp_path / "games.db", isolation_level=None)
    database.executescript((form / "games.sql").read_text())

    def read(game_id: str) -> dict[str, Any]:
        (found,) = database.execute("SELECT state FROM games WHERE id = ?", (game_id,)).fetchone()
        stored: dict[str, Any] = json.loads(found)
        return stored

    def edit(game_id: str, change: Change) -> None:
        changed = read(game_id)
        change(changed)
        database.execute("UPDATE games SET state = ? WHERE id = ?", (json.dumps(changed).encode(), game_id))

    store = SqliteGameStore(tmp_path / "games.db")
    yield Stored(store, edit, read)
    store.close()
    database.close()


@pytest.fixture
def dynamodb(form: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stored]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        table = client("dynamodb", region_name="eu-west-1")
        create_games_table(table, "games")
        for item in json.loads((form / "items.json").read_text()):
            table.put_item(TableName="games", Item=item)

        def read(game_id: str) -> dict[str, Any]:
            item = table.get_item(TableName="games", Key={"id": {"S": game_id}})["Item"]
            stored: dict[str, Any] = json.loads(item["state"]["S"])
            return stored

        def edit(game_id: str, change: Change) -> None:
            changed = read(game_id)
            change(changed)
            table.update_item(
                TableName="games",
                Key={"id": {"S": game_id}},
                UpdateExpression="SET #state = :state, addedByNewer = :state",
                ExpressionAttributeNames={"#state": "state"},
                ExpressionAttributeValues={":state": {"S": json.dumps(changed)}},
            )

        yield Stored(DynamoDbGameStore(table, "games"), edit, read)


@pytest.fixture(params=["sqlite", "dynamodb"])
def stored(request: pytest.FixtureRequest, form: Path) -> Stored:  # noqa: ARG001 - of the fixture that is asked for
    found: Stored = request.getfixturevalue(request.param)
    return found


def newest_first(stored: Stored) -> list[str]:
    return [game.id for game in stored.store.page(PLAYER, GameQuery(), 10, None)]


def test_games_of_every_released_form_are_read_to_the_last_field(stored: Stored, form: Path) -> None:
    for game in recorded_games(form.name):
        assert stored.store.load(game.id) == replace(game, version=1)
    assert newest_first(stored) == [game.id for game in reversed(recorded_games())]
    assert stored.store.totals(PLAYER).guessed == 1


def test_games_of_every_released_form_are_played_on(stored: Stored) -> None:
    game = stored.store.load(RUNNING.id)
    stored.store.save(answer(game, 2, Answer.YES, AnswerChannel.TAP, game.updated_at))
    assert stored.read(RUNNING.id)[NUMBER] == FORM
    assert stored.store.load(RUNNING.id).turns[1].answer is Answer.YES


def test_a_field_that_a_form_wrote_is_written_still(form: Path) -> None:
    written: dict[str, Any] = {item["id"]["S"]: item for item in json.loads((form / "items.json").read_text())}
    for game in recorded_games(form.name):
        before, after = json.loads(written[game.id]["state"]["S"]), json.loads(to_state(game))
        assert before.keys() <= after.keys()
        for old, new in zip(before["turns"], after["turns"], strict=True):
            assert old.keys() <= new.keys()


def test_what_a_newer_release_added_outlives_a_save(stored: Stored) -> None:
    def add(state: dict[str, Any]) -> None:
        state["hint"] = {"deep": [1]}
        state["turns"][0]["pause"] = 3
        state["turns"][0]["recognitions"][0]["noise"] = "low"

    stored.edit(RUNNING.id, add)
    game = stored.store.load(RUNNING.id)
    game = stored.store.save(answer(game, 2, Answer.YES, AnswerChannel.TAP, game.updated_at))
    stored.store.save(undo(game, 2, game.updated_at))
    after = stored.read(RUNNING.id)
    assert after["hint"] == {"deep": [1]}
    assert after["turns"][0]["pause"] == 3
    assert after["turns"][0]["recognitions"][0]["noise"] == "low"


def test_an_attribute_that_a_newer_release_added_outlives_a_save(dynamodb: Stored) -> None:
    dynamodb.edit(RUNNING.id, lambda state: state.update(hint="x"))
    game = dynamodb.store.load(RUNNING.id)
    dynamodb.store.save(replace(game, status=GameStatus.STUMPED))
    (item,) = (
        item
        for item in client("dynamodb", region_name="eu-west-1").scan(TableName="games")["Items"]
        if item["id"]["S"] == RUNNING.id
    )
    assert "addedByNewer" in item
    assert "expiresAt" not in item


@pytest.mark.parametrize(
    "change",
    [
        lambda state: state.update(form=FORM + 1),
        lambda state: state["turns"][0].update(doubt="RARELY"),
        lambda state: state.update(status="PAUSED"),
        lambda state: state.pop("deck_id"),
    ],
    ids=["number", "value", "status", "field"],
)
def test_a_newer_releases_game_is_refused_kept_and_passed_over(stored: Stored, change: Change) -> None:
    stored.edit(RUNNING.id, change)
    before = stored.read(RUNNING.id)
    with pytest.raises(GameUnreadableError) as refused:
        stored.store.load(RUNNING.id)
    assert refused.value.retryable
    assert newest_first(stored) == ["game-5", "game-4", "game-3", "game-2"]
    assert [game.id for game in stored.store.page(PLAYER, GameQuery(), 4, None)] == newest_first(stored)
    assert stored.read(RUNNING.id) == before
    assert stored.store.delete_player(PLAYER) == 5


@pytest.mark.parametrize("broken", [b"", b'{"form": 1, "id": "g', b"[1]", b"7", b'{"form": "x"}', b"\xff\xfe"])
def test_what_is_no_game_is_said_without_its_content(broken: bytes) -> None:
    with pytest.raises(GameUnreadableError) as refused:
        from_state(broken)
    assert refused.value.__cause__ is None
    assert not refused.value.retryable


def test_the_reason_does_not_quote_what_was_said() -> None:
    changed = state()
    changed["turns"][0]["answer"] = "my secret"
    with pytest.raises(GameUnreadableError) as refused:
        from_state(json.dumps(changed))
    assert "secret" not in str(refused.value)


@given(ADDED, ADDED, ADDED)
def test_unknown_fields_go_round(game: dict[str, Any], turn: dict[str, Any], recognition: dict[str, Any]) -> None:
    given_state = state() | game
    given_state["turns"][0] |= turn
    given_state["turns"][0]["recognitions"][0] |= recognition
    assert json.loads(to_state(from_state(json.dumps(given_state)))) == given_state


@pytest.mark.parametrize("share", [0.3, 0.7])
def test_a_cut_off_file_is_refused_with_its_name(tmp_path: Path, share: float) -> None:
    path = tmp_path / "games.db"
    database = sqlite3.connect(path)
    database.executescript((FORMS[0] / "games.sql").read_text())
    database.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(StorageUnavailableError, match=r"games\.db: .*(cut off|malformed|not a database)"):
        SqliteGameStore(path)


@pytest.mark.parametrize(
    "script", ["CREATE TABLE notes (text TEXT)", "CREATE TABLE games (score INTEGER); PRAGMA user_version = 1"]
)
def test_another_programs_file_is_refused_and_not_written_to(tmp_path: Path, script: str) -> None:
    path = tmp_path / "games.db"
    database = sqlite3.connect(path)
    database.executescript(script)
    database.close()
    before = path.read_bytes()
    with pytest.raises(StorageUnavailableError, match=r"games\.db: the file is not Twentyq's"):
        SqliteGameStore(path)
    assert path.read_bytes() == before
