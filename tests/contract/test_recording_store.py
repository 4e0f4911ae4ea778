"""One suite for every RecordingStore, and what only one of them does."""

import base64
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qsl, urlsplit

import boto3
import pytest
import requests
from moto import mock_aws

from twentyq.storage.aws.s3 import S3RecordingStore
from twentyq.storage.errors import RecordingNotFoundError, StorageUnavailableError
from twentyq.storage.files import FileRecordingStore
from twentyq.storage.recordings import (
    KEPT,
    MAX_UPLOAD_BYTES,
    AudioUpload,
    RecordingDeletion,
    RecordingExport,
    RecordingStore,
    is_upload_type,
)
from twentyq.storage.signed_links import LinkSigner

SOUND = b"a recording"
WEBM = "audio/webm;codecs=opus"
Post = Callable[[AudioUpload, bytes], bool]


class Store(RecordingStore, RecordingExport, RecordingDeletion, Protocol):
    """The ports, which every adapter implements together."""


class Clock:
    """The real time, and what tests add to it."""

    ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def files(tmp_path: Path, clock: Clock) -> FileRecordingStore:
    return FileRecordingStore(tmp_path, LinkSigner(b"k" * 32, clock), lambda: "http://localhost:8000/uploads", clock)


@pytest.fixture(params=["files", "s3"])
def store(request: pytest.FixtureRequest, files: FileRecordingStore, clock: Clock) -> Iterator[tuple[Store, Post]]:
    if request.param == "files":
        yield files, lambda upload, data: files.receive(upload.fields, data)
        return
    with mock_aws():
        client = boto3.client("s3", "us-east-1", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret")
        client.create_bucket(Bucket="recordings")
        yield S3RecordingStore(client, "recordings", clock), _post_to_s3


def _post_to_s3(upload: AudioUpload, data: bytes) -> bool:
    response = requests.post(upload.url, data=dict(upload.fields), files={"file": data}, timeout=60)
    return response.status_code == 204


def test_what_was_uploaded_is_loaded(store: tuple[Store, Post]) -> None:
    recordings, post = store
    upload = recordings.create_upload("p1", "g1", WEBM)
    assert upload.fields["Content-Type"] == WEBM
    assert upload.max_bytes == MAX_UPLOAD_BYTES
    assert post(upload, SOUND)
    assert recordings.load("p1", "g1", upload.key) == SOUND


def test_an_upload_never_used_is_not_found(store: tuple[Store, Post]) -> None:
    upload = store[0].create_upload("p1", "g1", WEBM)
    with pytest.raises(RecordingNotFoundError):
        store[0].load("p1", "g1", upload.key)


@pytest.mark.parametrize(("player", "game"), [("p2", "g1"), ("p1", "g2")])
def test_a_key_of_another_player_or_game_is_not_found(store: tuple[Store, Post], player: str, game: str) -> None:
    upload = store[0].create_upload("p1", "g1", WEBM)
    store[1](upload, SOUND)
    with pytest.raises(RecordingNotFoundError):
        store[0].load(player, game, upload.key)


@pytest.mark.parametrize("key", ["", "recordings", "../games.db", "/etc/passwd", "{prefix}../x", "{prefix}" + "é" * 32])
def test_a_key_made_up_is_not_found(store: tuple[Store, Post], key: str) -> None:
    prefix = store[0].create_upload("p1", "g1", WEBM).key[:-32]
    with pytest.raises(RecordingNotFoundError):
        store[0].load("p1", "g1", key.replace("{prefix}", prefix))


def test_a_recording_kept_long_enough_is_not_found(store: tuple[Store, Post], clock: Clock) -> None:
    upload = store[0].create_upload("p1", "g1", WEBM)
    store[1](upload, SOUND)
    clock.ahead = KEPT + timedelta(minutes=1)
    with pytest.raises(RecordingNotFoundError):
        store[0].load("p1", "g1", upload.key)


def test_keys_do_not_tell_the_player(store: tuple[Store, Post]) -> None:
    assert "player-7" not in store[0].create_upload("player-7", "g1", WEBM).key


def test_deleting_a_player_removes_only_that_players_recordings(store: tuple[Store, Post]) -> None:
    recordings, post = store
    uploads = [recordings.create_upload(player, "g1", WEBM) for player in ("p1", "p1", "p2")]
    assert all(post(upload, SOUND) for upload in uploads)
    assert recordings.delete_player("p1") == 2
    assert recordings.delete_player("p1") == 0
    assert recordings.load("p2", "g1", uploads[2].key) == SOUND


def test_what_would_be_deleted_can_be_taken_along(store: tuple[Store, Post]) -> None:
    recordings, post = store
    for player in ("p1", "p1", "p2"):
        post(recordings.create_upload(player, "g1", WEBM), SOUND)
    kept = recordings.kept("p1")
    assert [one.bytes for one in kept] == [len(SOUND)] * recordings.delete_player("p1") == [len(SOUND)] * 2
    assert len({one.url for one in kept}) == 2
    assert recordings.kept("p1") == []


def test_files_hand_a_recording_to_who_has_its_link_only(files: FileRecordingStore, tmp_path: Path) -> None:
    upload = files.create_upload("p1", "g1", WEBM)
    files.receive(upload.fields, SOUND)
    (kept,) = files.kept("p1")
    parameters = dict(parse_qsl(urlsplit(kept.url).query))
    assert files.served(upload.key, parameters) == tmp_path / upload.key
    assert files.served(upload.key, {**parameters, "signature": "0" * 64}) is None
    assert files.served(files.create_upload("p2", "g1", WEBM).key, parameters) is None
    assert files.served("../games.db", parameters) is None


@pytest.mark.parametrize("size", [0, MAX_UPLOAD_BYTES + 1])
def test_files_take_no_upload_of_a_wrong_size(files: FileRecordingStore, size: int) -> None:
    assert not files.receive(files.create_upload("p1", "g1", WEBM).fields, b"\0" * size)


def test_files_take_no_upload_without_leave(files: FileRecordingStore, clock: Clock) -> None:
    fields = dict(files.create_upload("p1", "g1", WEBM).fields)
    other = files.create_upload("p2", "g1", WEBM)
    assert not files.receive(fields | {"Content-Type": "text/html"}, SOUND)
    assert not files.receive(fields | {"key": other.key}, SOUND)
    assert not files.receive(fields | {"key": "recordings/../../x"}, SOUND)
    assert not files.receive({}, SOUND)
    clock.ahead = timedelta(minutes=11)
    assert not files.receive(fields, SOUND)


def test_files_forget_what_was_kept_long_enough(files: FileRecordingStore, clock: Clock, tmp_path: Path) -> None:
    upload = files.create_upload("p1", "g1", WEBM)
    files.receive(upload.fields, SOUND)
    clock.ahead = KEPT + timedelta(minutes=1)
    files.create_upload("p1", "g1", WEBM)
    assert not (tmp_path / upload.key).exists()


def test_files_on_a_broken_disk_are_unavailable(files: FileRecordingStore, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = files.create_upload("p1", "g1", WEBM)
    files.receive(upload.fields, SOUND)

    def broken(_path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", broken)
    with pytest.raises(StorageUnavailableError):
        files.load("p1", "g1", upload.key)


def test_s3_posts_are_bound_to_key_type_and_size() -> None:
    client = boto3.client("s3", "us-east-1", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret")
    upload = S3RecordingStore(client, "recordings", lambda: datetime.now(UTC)).create_upload("p1", "g1", WEBM)
    conditions = json.loads(base64.b64decode(upload.fields["policy"]))["conditions"]
    for condition in ({"Content-Type": WEBM}, {"key": upload.key}, ["content-length-range", 1, MAX_UPLOAD_BYTES]):
        assert condition in conditions


def test_only_sound_may_be_uploaded() -> None:
    assert is_upload_type("Audio/WebM; codecs=opus")
    assert not is_upload_type("text/html")
    assert not is_upload_type("")
