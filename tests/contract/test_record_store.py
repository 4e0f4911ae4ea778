"""One suite for every RecordStore, and the stored forms of what they keep."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from twentyq.storage.decks.deck import Brand, DeckState, OwnDeck, Problem, SourceFile, Tone, Visibility
from twentyq.storage.decks.form import FORM, from_state, to_state
from twentyq.storage.decks.records import Kind, Record, RecordStore
from twentyq.storage.decks.sqlite import MIGRATIONS, SqliteRecordStore
from twentyq.storage.decks.stores import deck_shelf, invitation_shelf, team_shelf
from twentyq.storage.decks.team import Dispute, Invitation, Member, Role, Team, invitation_id
from twentyq.storage.errors import RecordUnreadableError, StorageBrokenError, VersionConflictError
from twentyq.time_left import MustWaitError, at_once

NOW = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
DECK = OwnDeck("d1", "p1", "a" * 32, "Birds", "en-US", NOW, NOW)
FULL = replace(
    DECK,
    visibility=Visibility.TEAM,
    team="t1",
    state=DeckState.FAILED,
    problem=Problem("NO_NAME_COLUMN", "No column names things.", "Give one a header.", "birds.csv", "row 1"),
    sources=(SourceFile("s1", "birds.csv", NOW, 5, warnings=("Two hidden rows were left out.",)),),
    builds=(NOW,),
    published="v1",
    brand=Brand("Mr Bird", leads=("Next:",), named="Ha, {thing}!", tone=Tone.WARM),
)
TEAM = Team(
    "t1",
    "Form 5b",
    {"p1": Member("m1", "Ms Low", Role.OWNER, NOW), "p2": Member("m2", "Kim", Role.PLAYER, NOW)},
    NOW,
    ("d1",),
)
INVITATION = Invitation(invitation_id("ABCD-EFGH"), "t1", Role.PLAYER, NOW + timedelta(days=14))
DISPUTE = Dispute("x1", "d1", "p2", "robin", "flies", "It does fly.", NOW)


@pytest.fixture
def store(records: RecordStore) -> RecordStore:
    return records


def record(record_id: str = "r1", *holders: str, state: bytes = b"{}") -> Record:
    return Record(Kind.DECK, record_id, state, frozenset(holders or ("p1",)))


def test_what_was_saved_is_loaded_to_the_last_field(store: RecordStore) -> None:
    created = store.create(replace(record(), expires_at=NOW.replace(microsecond=0) + timedelta(days=9000)))
    saved = store.save(replace(created, state=b'{"a":1}'))
    assert store.load(Kind.DECK, "r1") == saved
    assert (created.version, saved.version) == (1, 2)


def test_a_record_is_found_under_its_kind_alone(store: RecordStore) -> None:
    store.create(record())
    assert store.load(Kind.TEAM, "r1") is None
    assert store.load(Kind.DECK, "r2") is None
    assert store.held("p1", Kind.TEAM) == []


def test_an_id_is_taken_once(store: RecordStore) -> None:
    created = store.create(record())
    with pytest.raises(VersionConflictError):
        store.create(record("r1", "p2", state=b"[]"))
    assert store.load(Kind.DECK, "r1") == created
    assert store.held("p2", Kind.DECK) == []


def test_a_stale_state_is_refused_and_changes_nothing(store: RecordStore) -> None:
    created = store.create(record())
    saved = store.save(replace(created, state=b"[1]"))
    with pytest.raises(VersionConflictError):
        store.save(replace(created, state=b"[2]", holders=frozenset({"p2"})))
    assert store.held("p1", Kind.DECK) == [saved]
    assert store.held("p2", Kind.DECK) == []


def test_holders_find_what_they_hold_and_no_longer_what_they_held(store: RecordStore) -> None:
    shared = store.create(record("r2", "p1", "p2"))
    own = store.create(record("r1", "p1"))
    assert store.held("p1", Kind.DECK) == [own, shared]
    assert store.held("p2", Kind.DECK) == [shared]
    moved = store.save(replace(shared, holders=frozenset({"p2", "p3"})))
    assert store.held("p1", Kind.DECK) == [own]
    assert store.held("p3", Kind.DECK) == [moved]


def test_what_is_deleted_is_gone_for_every_holder(store: RecordStore) -> None:
    gone = store.create(record("r1", "p1", "p2"))
    store.delete(Kind.DECK, "r1")
    store.delete(Kind.DECK, "r1")
    assert store.load(Kind.DECK, "r1") is None
    assert store.held("p2", Kind.DECK) == []
    with pytest.raises(VersionConflictError):
        store.save(gone)


@pytest.mark.parametrize("records", ["memory_records", "sqlite_records", "dynamodb_by_ministack"], indirect=True)
def test_of_racing_saves_one_is_stored(store: RecordStore) -> None:
    """Not over moto, which takes one thread at a time."""
    created = store.create(record())

    def race(number: int) -> bool:
        try:
            store.save(replace(created, state=str(number).encode()))
        except VersionConflictError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(race, range(8))).count(True) == 1


def test_decks_teams_and_invitations_come_back_as_they_were_kept(store: RecordStore) -> None:
    decks, teams, invitations = deck_shelf(store), team_shelf(store), invitation_shelf(store)
    assert decks.create(FULL) == replace(FULL, version=1) == decks.load("d1")
    assert teams.create(TEAM) == replace(TEAM, version=1) == teams.load("t1")
    assert invitations.create(INVITATION) == replace(INVITATION, version=1)
    assert [team.id for team in teams.held("p2")] == ["t1"]
    assert [one.id for one in decks.held("p1")] == ["d1"]


@pytest.mark.parametrize("kept", [FULL, TEAM, INVITATION, DISPUTE])
def test_fields_of_a_newer_release_survive_a_save(kept: OwnDeck | Team | Invitation | Dispute) -> None:
    raw = msgspec.json.decode(to_state(kept))
    assert raw["form"] == FORM
    again = from_state(msgspec.json.encode({**raw, "new": [1]}), type(kept))
    assert msgspec.json.decode(to_state(again)) == {**raw, "new": [1]}


@pytest.mark.parametrize("state", [b"", b"[]", b"{}", b'{"form": 1}', b'{"form": 2}', b"\xff", b'{"form": "x"}'])
def test_what_is_no_deck_of_this_release_is_refused(state: bytes) -> None:
    with pytest.raises(RecordUnreadableError):
        from_state(state, OwnDeck)


def test_a_file_of_a_newer_release_is_refused(tmp_path: Path) -> None:
    store = SqliteRecordStore(tmp_path / "decks.db")
    store._db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    store.close()
    with pytest.raises(StorageBrokenError):
        SqliteRecordStore(tmp_path / "decks.db")


def test_records_in_a_file_are_not_looked_up_at_once(tmp_path: Path) -> None:
    store = SqliteRecordStore(tmp_path / "decks.db")
    with at_once(), pytest.raises(MustWaitError):
        store.load(Kind.DECK, "d1")
    store.close()
