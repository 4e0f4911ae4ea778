"""Guest tokens and the key they are signed with."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest

from twentyq.local.errors import RequestError, UnauthorizedError
from twentyq.local.guest_sessions import RETRY_GRACE, GuestSessions
from twentyq.local.identity import GuestIdentity
from twentyq.local.key_file import KeyFileError, load_or_make_key, write_private
from twentyq.storage.errors import StorageUnavailableError

KEY = b"k" * 32
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[GuestSessions]:
    with closing(GuestSessions(tmp_path / "guests.db")) as kept:
        yield kept


@pytest.fixture
def identity(sessions: GuestSessions) -> GuestIdentity:
    return later(sessions)


def later(sessions: GuestSessions, passed: timedelta = timedelta()) -> GuestIdentity:
    """The same guests after some time, in another process."""
    return GuestIdentity(KEY, lambda: NOW + passed, sessions=sessions)


def signed(key: bytes | None = KEY, algorithm: str = "HS256", **replaced: Any) -> str:
    claims = {
        "iss": "twentyq-local",
        "sub": "somebody",
        "token_use": "access",
        "iat": NOW,
        "exp": NOW + timedelta(minutes=1),
    }
    return jwt.encode({name: value for name, value in (claims | replaced).items() if value}, key, algorithm)


def test_access_token_names_its_player(identity: GuestIdentity) -> None:
    session = identity.new_guest()
    assert identity.player_id(session.access_token) == session.player_id
    assert session.expires_at == NOW + timedelta(hours=1)


def test_guests_are_different_players(identity: GuestIdentity) -> None:
    assert identity.new_guest().player_id != identity.new_guest().player_id


def test_refresh_token_brings_the_same_player_back(identity: GuestIdentity, sessions: GuestSessions) -> None:
    session = identity.new_guest()
    returning = later(sessions, timedelta(days=29))
    returned = returning.refresh(session.refresh_token)
    assert returned.player_id == session.player_id
    assert returning.player_id(returned.access_token) == session.player_id


def test_tokens_end(identity: GuestIdentity, sessions: GuestSessions) -> None:
    session = identity.new_guest()
    with pytest.raises(UnauthorizedError, match="expired"):
        later(sessions, timedelta(hours=1)).player_id(session.access_token)
    with pytest.raises(UnauthorizedError, match="expired"):
        later(sessions, timedelta(days=30)).refresh(session.refresh_token)


def test_refresh_token_used_before_ends_the_session(identity: GuestIdentity, sessions: GuestSessions) -> None:
    session = identity.new_guest()
    returned = identity.refresh(session.refresh_token)
    thief = later(sessions, RETRY_GRACE + timedelta(seconds=1))
    for token in (session.refresh_token, returned.refresh_token):
        with pytest.raises(UnauthorizedError, match="ended"):
            thief.refresh(token)
    with pytest.raises(UnauthorizedError, match="ended"):
        identity.player_id(returned.access_token)


def test_refresh_whose_answer_was_lost_is_tried_again_once(identity: GuestIdentity) -> None:
    session = identity.new_guest()
    lost = identity.refresh(session.refresh_token)
    again = identity.refresh(session.refresh_token)
    assert identity.player_id(again.access_token) == session.player_id
    with pytest.raises(UnauthorizedError, match="ended"):
        identity.refresh(lost.refresh_token)


def test_refresh_token_sent_a_third_time_ends_the_session(identity: GuestIdentity) -> None:
    session = identity.new_guest()
    returned = [identity.refresh(session.refresh_token) for _ in range(2)][-1]
    with pytest.raises(UnauthorizedError, match="ended"):
        identity.refresh(session.refresh_token)
    with pytest.raises(UnauthorizedError, match="ended"):
        identity.refresh(returned.refresh_token)


def test_one_of_many_that_race_with_a_token_wins_at_most_twice(identity: GuestIdentity) -> None:
    session = identity.new_guest()

    def renewed(_: int) -> bool:
        try:
            return bool(identity.refresh(session.refresh_token))
        except UnauthorizedError:
            return False

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(renewed, range(8))) == 2


def test_session_is_renewed_for_a_year_and_no_longer(sessions: GuestSessions) -> None:
    session = later(sessions).new_guest()
    for days in range(20, 361, 20):
        session = later(sessions, timedelta(days=days)).refresh(session.refresh_token)
    returning = later(sessions, timedelta(days=364, hours=23, minutes=30))
    session = returning.refresh(session.refresh_token)
    assert session.expires_at == NOW + timedelta(days=365)
    with pytest.raises(UnauthorizedError, match="expired"):
        later(sessions, timedelta(days=365)).refresh(session.refresh_token)


def test_revoked_player_has_no_good_token(identity: GuestIdentity, sessions: GuestSessions) -> None:
    session, other = identity.new_guest(), identity.new_guest()
    sessions.revoke(session.player_id)
    with pytest.raises(UnauthorizedError, match="ended"):
        identity.player_id(session.access_token)
    with pytest.raises(UnauthorizedError, match="ended"):
        identity.refresh(session.refresh_token)
    assert identity.player_id(other.access_token) == other.player_id


def test_guests_outlive_the_process(tmp_path: Path) -> None:
    with closing(GuestSessions(tmp_path / "guests.db")) as before:
        session = later(before).new_guest()
    with closing(GuestSessions(tmp_path / "guests.db")) as after:
        assert later(after).refresh(session.refresh_token).player_id == session.player_id


def test_sessions_that_ended_are_not_kept(tmp_path: Path, sessions: GuestSessions) -> None:
    later(sessions).new_guest()
    kept = later(sessions, timedelta(days=366)).new_guest()
    with closing(sqlite3.connect(tmp_path / "guests.db")) as db:
        assert db.execute("SELECT player_id FROM guests").fetchall() == [(kept.player_id,)]


def test_guests_that_cannot_be_looked_up_are_not_refused_for_good(
    identity: GuestIdentity, sessions: GuestSessions
) -> None:
    session = identity.new_guest()
    sessions.close()
    with pytest.raises(RequestError, match="Try again") as refusal:
        identity.refresh(session.refresh_token)
    assert refusal.value.error_type == "ServiceUnavailable"


def test_damaged_file_of_guests_is_named(tmp_path: Path) -> None:
    (tmp_path / "guests.db").write_bytes(b"not a database" * 99)
    with pytest.raises(StorageUnavailableError, match=r"guests\.db"):
        GuestSessions(tmp_path / "guests.db")


def test_tokens_are_good_for_their_own_use_alone(identity: GuestIdentity) -> None:
    session = identity.new_guest()
    with pytest.raises(UnauthorizedError):
        identity.player_id(session.refresh_token)
    with pytest.raises(UnauthorizedError):
        identity.refresh(session.access_token)


FORGED = {
    "other key": signed(b"x" * 32),
    "no signature": signed(None, "none"),
    "other algorithm": signed(b"k" * 64, "HS512"),
    "other issuer": signed(iss="elsewhere"),
    "no player": signed(sub=None),
    "no use": signed(token_use=None),
    "no end": signed(exp=None),
    "garbage": "a.b.c",
    "empty": "",
    "not ASCII": "é.é.é",
    "signature cut": signed()[:-4],
}


@pytest.mark.parametrize("token", FORGED.values(), ids=FORGED.keys())
def test_forged_token_is_refused(identity: GuestIdentity, token: str) -> None:
    with pytest.raises(UnauthorizedError):
        identity.player_id(token)


def test_forger_of_these_tests_makes_good_tokens_too(identity: GuestIdentity, sessions: GuestSessions) -> None:
    sessions.begin("somebody", NOW, NOW + timedelta(days=1))
    assert identity.player_id(signed()) == "somebody"


def test_key_is_private_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "data" / "token.key"
    key = load_or_make_key(path)
    assert len(key) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_or_make_key(path) == key
    assert [entry.name for entry in path.parent.iterdir()] == ["token.key"]


def test_key_is_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        load_or_make_key(tmp_path / "token.key")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "token.key").stat().st_mode) == 0o600


def test_processes_that_race_share_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(lambda _: load_or_make_key(tmp_path / "token.key"), range(8)))
    assert len(keys) == 1


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_key_that_others_could_read_is_made_private(tmp_path: Path) -> None:
    path = tmp_path / "token.key"
    key = load_or_make_key(path)
    path.chmod(0o644)
    assert load_or_make_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_damaged_key_is_said(tmp_path: Path) -> None:
    (tmp_path / "token.key").write_bytes(b"short")
    with pytest.raises(KeyFileError, match="damaged"):
        load_or_make_key(tmp_path / "token.key")


def test_private_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_private(path, b"one")
    with pytest.raises(FileExistsError):
        write_private(path, b"two")
    write_private(path, b"three", replace=True)
    assert path.read_bytes() == b"three"
    assert list(tmp_path.iterdir()) == [path]
