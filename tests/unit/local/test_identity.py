"""Guest tokens and the key they are signed with."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest

from twentyq.local.errors import UnauthorizedError
from twentyq.local.identity import GuestIdentity
from twentyq.local.key_file import KeyFileError, load_or_make_key, write_private

KEY = b"k" * 32
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def identity() -> GuestIdentity:
    return GuestIdentity(KEY, lambda: NOW)


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


def test_refresh_token_brings_the_same_player_back(identity: GuestIdentity) -> None:
    session = identity.new_guest()
    later = GuestIdentity(KEY, lambda: NOW + timedelta(days=29))
    returned = later.refresh(session.refresh_token)
    assert returned.player_id == session.player_id
    assert later.player_id(returned.access_token) == session.player_id


def test_tokens_end(identity: GuestIdentity) -> None:
    session = identity.new_guest()
    with pytest.raises(UnauthorizedError, match="expired"):
        GuestIdentity(KEY, lambda: NOW + timedelta(hours=1)).player_id(session.access_token)
    with pytest.raises(UnauthorizedError, match="expired"):
        GuestIdentity(KEY, lambda: NOW + timedelta(days=30)).refresh(session.refresh_token)


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


def test_forger_of_these_tests_makes_good_tokens_too(identity: GuestIdentity) -> None:
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
