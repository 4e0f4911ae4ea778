"""One suite for every GameStore and GameHistory."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Protocol

import pytest

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.bonus import BonusAnswer
from twentyq.game.game import Game, GameStatus
from twentyq.game.move import Ask, Guess
from twentyq.game.rules import abandon, answer, extend, note, put, start
from twentyq.game.turn import Recognition
from twentyq.storage.errors import StorageBrokenError, StorageUnavailableError, VersionConflictError
from twentyq.storage.game_store import GameHistory, GamePosition, GameQuery, GameStore, PlayerTotals
from twentyq.storage.memory import MemoryGameStore
from twentyq.storage.sqlite import MIGRATIONS, SqliteGameStore
from twentyq.time_left import MustWaitError, at_once

NOW = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)


class Store(GameStore, GameHistory, Protocol):
    """Both ports, which every adapter implements together."""


@pytest.fixture
def memory() -> Store:
    return MemoryGameStore()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Store]:
    store = SqliteGameStore(tmp_path / "games.db")
    yield store
    store.close()


@pytest.fixture(params=["memory", "sqlite", "dynamodb_by_moto", "dynamodb_by_ministack"])
def store(request: pytest.FixtureRequest) -> Store:
    adapter: Store = request.getfixturevalue(request.param)
    return adapter


def new_game(game_id: str = "g1", player: str = "p1", *, minutes: int = 0, request: str | None = None) -> Game:
    at = NOW + timedelta(minutes=minutes)
    game = start(game_id, player, deck_id="d", language="en-US", seed=7, at=at, client_request_id=request)
    return put(game, Ask("Is it alive?", "alive"), at)


def answered(game: Game, given: Answer = Answer.YES) -> Game:
    return answer(game, len(game.turns), given, AnswerChannel.VOICE, NOW, transcript="yeah", confidence=0.91)


def test_what_was_saved_is_loaded_to_the_last_field(store: Store) -> None:
    created = store.create(new_game(request="r1"))
    heard = note(created, 1, (Recognition("pocketsphinx", "YES", 0.91),))
    bonus = BonusAnswer("flies", Answer.SOMETIMES, AnswerChannel.TAP, NOW, 0.25)
    known = replace(answered(heard), personal=2, taught=True, bonus=bonus)
    saved = store.save(put(known, Guess("Is it a dog?", "dog"), NOW))
    assert store.load("g1") == saved
    assert (created.version, saved.version) == (1, 2)


def test_a_game_keeps_the_version_of_its_deck(store: Store) -> None:
    created = store.create(replace(new_game(), deck_version="20261121T204500Z-1a2b3c4d"))
    saved = store.save(answered(created))
    assert store.load("g1") == saved
    assert saved.deck_version == "20261121T204500Z-1a2b3c4d"
    assert store.page("p1", GameQuery(), 1, None) == [saved]


def test_an_unknown_game_is_none(store: Store) -> None:
    assert store.load("nowhere") is None


def test_the_same_request_starts_one_game(store: Store) -> None:
    first = store.create(new_game("g1", request="r1"))
    assert store.create(new_game("g2", request="r1")) == first
    assert store.load("g2") is None
    assert store.create(new_game("g3", player="p2", request="r1")).id == "g3"


def test_a_stale_state_is_refused_and_changes_nothing(store: Store) -> None:
    created = store.create(new_game())
    saved = store.save(answered(created, Answer.YES))
    with pytest.raises(VersionConflictError):
        store.save(answered(created, Answer.NO))
    assert store.load("g1") == saved


def test_a_game_that_is_gone_is_not_saved(store: Store) -> None:
    created = store.create(new_game())
    store.delete_player("p1")
    with pytest.raises(VersionConflictError):
        store.save(answered(created))
    assert store.load("g1") is None


@pytest.mark.parametrize("store", ["memory", "sqlite", "dynamodb_by_ministack"], indirect=True)
def test_of_racing_answers_one_is_stored(store: Store) -> None:
    """Not over moto, whose UpdateItem takes one thread at a time."""
    created = store.create(new_game())

    def race(given: Answer) -> bool:
        try:
            store.save(answered(created, given))
        except VersionConflictError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(race, [Answer.YES, Answer.NO] * 8))
    assert won.count(True) == 1


def test_pages_hold_every_game_once_newest_first(store: Store) -> None:
    for number in range(7):
        store.create(new_game(f"g{number}", minutes=number // 2))
    store.create(new_game("other", player="p2"))
    seen: list[str] = []
    after = None
    while page := store.page("p1", GameQuery(), 3, after):
        seen += [game.id for game in page]
        after = GamePosition(page[-1].started_at, page[-1].id)
    assert seen == ["g6", "g5", "g4", "g3", "g2", "g1", "g0"]


def test_a_filter_keeps_what_it_names(store: Store) -> None:
    for number in range(4):
        store.create(new_game(f"g{number}", minutes=number))
    stopped = store.load("g2")
    assert stopped is not None
    store.save(abandon(stopped, NOW))

    def found(query: GameQuery) -> list[str]:
        return [game.id for game in store.page("p1", query, 10, None)]

    assert found(GameQuery(status=GameStatus.ABANDONED)) == ["g2"]
    assert found(GameQuery(started_after=NOW)) == ["g3", "g2", "g1"]
    assert found(GameQuery(started_before=NOW + timedelta(minutes=1))) == ["g0"]
    assert found(GameQuery(GameStatus.IN_PROGRESS, NOW, NOW + timedelta(minutes=3))) == ["g1"]


def test_totals_count_finished_games(store: Store) -> None:
    assert store.totals("p1") == PlayerTotals()
    won = store.create(replace(put_guess("g1")))
    store.save(answered(won, Answer.YES))
    lost = store.create(replace(new_game("g2"), question_limit=1))
    store.save(answered(lost, Answer.NO))
    left = store.create(put(answered(new_game("g3"), Answer.NO), Ask("Is it a tool?", "tool"), NOW))
    store.save(abandon(left, NOW))
    store.create(new_game("g4"))
    assert store.totals("p1") == PlayerTotals(guessed=1, stumped=1, abandoned=1, questions=2)


def test_a_game_stopped_before_its_first_answer_does_not_count(store: Store) -> None:
    store.save(abandon(store.create(new_game("g1")), NOW))
    assert store.totals("p1") == PlayerTotals()


def test_what_extra_questions_named_counts_as_stumped_and_apart(store: Store) -> None:
    named, lost, running = (store.create(lost_game(f"g{number}")) for number in range(3))
    extended = store.save(put(extend(named, NOW), Guess("Is it a dog?", "dog"), NOW))
    store.save(answered(extended, Answer.YES))
    store.save(put(extend(running, NOW), Ask("Is it big?", "big"), NOW))
    assert lost.status is GameStatus.STUMPED
    assert store.totals("p1") == PlayerTotals(stumped=3, questions=60, named_in_extra=1)


def lost_game(game_id: str) -> Game:
    game = answered(new_game(game_id), Answer.NO)
    while game.awaits_move:
        number = len(game.turns) + 1
        game = answered(put(game, Ask(f"Is it question {number}?", f"q{number}"), NOW), Answer.NO)
    return game


def put_guess(game_id: str) -> Game:
    game = start(game_id, "p1", deck_id="d", language="en-US", seed=7, at=NOW)
    return put(game, Guess("Is it a dog?", "dog"), NOW)


def test_deleting_a_player_removes_only_that_players_games(store: Store) -> None:
    store.create(new_game("g1"))
    store.create(new_game("g2"))
    store.create(new_game("g3", player="p2"))
    assert store.delete_player("p1") == 2
    assert store.delete_player("p1") == 0
    assert store.load("g1") is None
    assert store.load("g3") is not None
    assert store.page("p1", GameQuery(), 10, None) == []


def test_sqlite_keeps_games_over_a_restart(tmp_path: Path) -> None:
    first = SqliteGameStore(tmp_path / "games.db")
    created = first.create(new_game())
    first.close()
    second = SqliteGameStore(tmp_path / "games.db")
    assert second.load("g1") == created
    second.close()


def test_sqlite_loads_what_another_process_saved(tmp_path: Path) -> None:
    one, other = (SqliteGameStore(tmp_path / "games.db") for _ in range(2))
    created = one.create(new_game())
    first = one.save(answered(created))
    assert other.load("g1") == first
    second = other.save(put(first, Guess("Is it a dog?", "dog"), NOW))
    assert one.load("g1") == second
    one.close()
    other.close()


def test_sqlite_refuses_a_file_of_a_newer_version(tmp_path: Path) -> None:
    store = SqliteGameStore(tmp_path / "games.db")
    store._db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    store.close()
    with pytest.raises(StorageUnavailableError, match="newer"):
        SqliteGameStore(tmp_path / "games.db")


def test_sqlite_says_when_the_file_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "games.db").write_bytes(b"not a database" * 100)
    with pytest.raises(StorageUnavailableError):
        SqliteGameStore(tmp_path / "games.db")


def test_sqlite_says_when_its_file_is_removed_and_acknowledges_nothing(tmp_path: Path) -> None:
    store = SqliteGameStore(tmp_path / "games.db")
    created = store.create(new_game())
    (tmp_path / "games.db").unlink()
    with pytest.raises(StorageBrokenError, match="removed"):
        store.save(created)
    store.close()


def test_sqlite_waits_for_others_once_not_once_each(tmp_path: Path) -> None:
    store = SqliteGameStore(tmp_path / "games.db", timeout=0.2)
    created = store.create(new_game())
    blocking = sqlite3.connect(tmp_path / "games.db", isolation_level=None)
    blocking.execute("BEGIN IMMEDIATE")

    def save(_: int) -> float:
        began = monotonic()
        with pytest.raises(StorageUnavailableError):
            store.save(created)
        return monotonic() - began

    with ThreadPoolExecutor(6) as pool:
        waited = list(pool.map(save, range(6)))
    assert max(waited) < 6 * 0.2
    blocking.close()
    store.close()


def test_sqlite_waits_for_nobody_at_once_and_waits_again_afterwards(tmp_path: Path) -> None:
    store = SqliteGameStore(tmp_path / "games.db", timeout=0.2)
    created = store.create(new_game())
    blocking = sqlite3.connect(tmp_path / "games.db", isolation_level=None)
    blocking.execute("BEGIN IMMEDIATE")
    with at_once():
        assert store.load(created.id) == created
        with pytest.raises(MustWaitError):
            store.save(answered(created))
    with pytest.raises(StorageUnavailableError):
        store.save(answered(created))
    blocking.execute("ROLLBACK")
    with at_once():
        assert store.save(answered(created)).version == 2
    blocking.close()
    store.close()


def test_sqlite_waits_for_no_other_thread_at_once(tmp_path: Path) -> None:
    store = SqliteGameStore(tmp_path / "games.db")
    created = store.create(new_game())
    with store._turns, at_once(), pytest.raises(MustWaitError):
        store.load(created.id)
    store.close()
