"""One suite for every DeckFiles, and what only one of them does."""

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import boto3
import pytest
import requests
from botocore.exceptions import ClientError
from moto import mock_aws

from twentyq.storage.aws.deck_files import CLEAN, INCOMING, INFECTED, SCAN_STATUS, S3DeckFiles
from twentyq.storage.decks.deck_files import MAX_DOCUMENT_BYTES, DeckFiles, DocumentUpload, deck_prefix, tenant_of
from twentyq.storage.decks.file_decks import FileDeckFiles
from twentyq.storage.decks.memory import MemoryDeckFiles
from twentyq.storage.errors import UploadInfectedError, UploadUncheckedError
from twentyq.storage.signed_links import LinkSigner

PREFIX = deck_prefix(tenant_of("p1"), "d1")
KEY = f"{PREFIX}uploads/s1"
Post = Callable[[DocumentUpload, bytes], bool]


class Clock:
    """The real time, and what tests add to it."""

    ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> FileDeckFiles:
    return FileDeckFiles(tmp_path, LinkSigner(b"k" * 32, clock), lambda: "http://localhost:8020/documents")


@pytest.fixture(params=["memory", "folder", "s3"])
def files(request: pytest.FixtureRequest, folder: FileDeckFiles, clock: Clock) -> Iterator[tuple[DeckFiles, Post]]:
    if request.param == "memory":
        memory = MemoryDeckFiles(clock)
        yield memory, lambda upload, data: memory.write(upload.fields["key"], data) is None
    elif request.param == "folder":
        yield folder, lambda upload, data: folder.receive(upload.fields, data)
    else:
        with mock_aws():
            client = boto3.client("s3", "us-east-1", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret")
            client.create_bucket(Bucket="documents")

            def post(upload: DocumentUpload, data: bytes) -> bool:
                arrived = _post_to_s3(upload, data)
                _judge(client, CLEAN)
                return arrived

            yield S3DeckFiles(client, "documents", clock), post


def _post_to_s3(upload: DocumentUpload, data: bytes) -> bool:
    return requests.post(upload.url, data=dict(upload.fields), files={"file": data}, timeout=60).status_code == 204


def _judge(client: Any, status: str) -> None:
    """What GuardDuty does when it has looked at an upload."""
    tags = {"TagSet": [{"Key": SCAN_STATUS, "Value": status}]}
    client.put_object_tagging(Bucket="documents", Key=INCOMING + KEY, Tagging=tags)


def test_what_was_uploaded_is_received_and_then_read(files: tuple[DeckFiles, Post]) -> None:
    kept, post = files
    upload = kept.create_upload(KEY)
    assert upload.max_bytes == MAX_DOCUMENT_BYTES
    assert post(upload, b"name,wings")
    for _ in range(2):
        assert kept.received(KEY) == b"name,wings"
    assert kept.read(KEY) == b"name,wings"


def test_what_was_never_uploaded_is_not_received(files: tuple[DeckFiles, Post]) -> None:
    assert files[0].received(KEY) is None


def test_what_was_never_written_is_none(files: tuple[DeckFiles, Post]) -> None:
    assert files[0].read(KEY) is None


def test_a_file_is_replaced_as_a_whole(files: tuple[DeckFiles, Post]) -> None:
    files[0].write(KEY, b"a long one")
    files[0].write(KEY, b"short")
    assert files[0].read(KEY) == b"short"


def test_deleting_a_deck_leaves_the_others(files: tuple[DeckFiles, Post]) -> None:
    kept, _ = files
    other = f"{deck_prefix(tenant_of('p1'), 'd2')}uploads/s1"
    for key in (KEY, f"{PREFIX}drafts/1.json", other):
        kept.write(key, b"x")
    assert kept.delete(PREFIX) == 2
    assert kept.delete(PREFIX) == 0
    assert (kept.read(KEY), kept.read(other)) == (None, b"x")


def test_one_file_is_deleted_by_its_key(files: tuple[DeckFiles, Post]) -> None:
    kept, _ = files
    kept.write(KEY, b"x")
    kept.write(f"{PREFIX}uploads/s2", b"y")
    assert kept.delete(KEY) == 1
    assert kept.read(f"{PREFIX}uploads/s2") == b"y"


def test_keys_do_not_tell_the_player() -> None:
    assert "player-7" not in deck_prefix(tenant_of("player-7"), "d1")


def test_a_folder_takes_no_upload_without_leave(folder: FileDeckFiles, clock: Clock) -> None:
    fields = dict(folder.create_upload(KEY).fields)
    assert not folder.receive(fields | {"key": f"{PREFIX}uploads/s2"}, b"x")
    assert not folder.receive(fields | {"key": "tenants/../games.db"}, b"x")
    assert not folder.receive({}, b"x")
    assert not folder.receive(fields, b"")
    assert not folder.receive(fields, b"x" * (MAX_DOCUMENT_BYTES + 1))
    clock.ahead = timedelta(minutes=21)
    assert not folder.receive(fields, b"x")


def test_a_folder_hands_a_file_to_who_has_its_link_only(folder: FileDeckFiles, tmp_path: Path) -> None:
    folder.write(KEY, b"x")
    parameters = dict(parse_qsl(urlsplit(folder.link(KEY)).query))
    assert folder.served(KEY, parameters) == tmp_path / KEY
    assert folder.served(f"{PREFIX}uploads/s2", parameters) is None
    assert folder.served(KEY, {**parameters, "signature": "0" * 64}) is None
    assert folder.served("../games.db", parameters) is None


@pytest.mark.parametrize("key", ["", "../games.db", "games.db", f"{PREFIX}../../x", f"{PREFIX}uploads/é"])
def test_a_folder_refuses_keys_that_lead_elsewhere(folder: FileDeckFiles, key: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        folder.read(key)


def test_s3_posts_are_bound_to_key_and_size() -> None:
    client = boto3.client("s3", "us-east-1", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret")
    upload = S3DeckFiles(client, "documents", lambda: datetime.now(UTC)).create_upload(KEY)
    conditions = json.loads(base64.b64decode(upload.fields["policy"]))["conditions"]
    assert {"key": INCOMING + KEY} in conditions
    assert ["content-length-range", 1, MAX_DOCUMENT_BYTES] in conditions


class Judge:
    """An S3 with an upload, and GuardDuty, which says something after as many looks as a test wants."""

    def __init__(self, client: Any) -> None:
        self.client, self.pauses, self.says = client, 0.0, dict[float, str]()
        self.files = S3DeckFiles(client, "documents", lambda: datetime.now(UTC), patience=5, pause=self.pause)
        client.create_bucket(Bucket="documents")
        assert _post_to_s3(self.files.create_upload(KEY), b"name,wings")

    def pause(self, seconds: float) -> None:
        """Wait, without waiting."""
        self.pauses += seconds
        if status := self.says.get(self.pauses):
            _judge(self.client, status)

    def keys(self) -> list[str]:
        """What stands in the bucket."""
        found = self.client.list_objects_v2(Bucket="documents").get("Contents", ())
        return [one["Key"] for one in found]


@pytest.fixture
def judge() -> Iterator[Judge]:
    with mock_aws():
        yield Judge(boto3.client("s3", "us-east-1", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret"))


def test_s3_gives_no_upload_before_its_verdict(judge: Judge) -> None:
    with pytest.raises(UploadUncheckedError) as unchecked:
        judge.files.received(KEY)
    assert unchecked.value.retryable
    assert judge.pauses == 5
    assert judge.keys() == [INCOMING + KEY]


def test_s3_waits_for_the_verdict_and_keeps_a_clean_upload_apart_from_others(judge: Judge) -> None:
    judge.says = {4: CLEAN}
    assert judge.files.received(KEY) == b"name,wings"
    assert (judge.pauses, judge.keys()) == (4, [KEY])


def test_s3_removes_an_infected_upload(judge: Judge) -> None:
    judge.says = {2: INFECTED}
    with pytest.raises(UploadInfectedError):
        judge.files.received(KEY)
    assert judge.keys() == []
    assert judge.files.received(KEY) is None


@pytest.mark.parametrize("status", ["UNSUPPORTED", "ACCESS_DENIED", "FAILED"])
def test_s3_waits_no_longer_for_what_cannot_be_scanned(judge: Judge, status: str) -> None:
    judge.says = {2: status}
    with pytest.raises(UploadUncheckedError) as unchecked:
        judge.files.received(KEY)
    assert not unchecked.value.retryable
    assert judge.pauses == 2


def test_s3_gives_no_upload_that_took_the_place_of_the_one_that_was_looked_at(judge: Judge) -> None:
    _judge(judge.client, CLEAN)
    looked_at = judge.files._check

    def replaced(key: str) -> None:
        looked_at(key)
        judge.client.put_object(Bucket="documents", Key=key, Body=b"another one")

    judge.files._check = replaced  # type: ignore[method-assign]
    with pytest.raises(UploadUncheckedError):
        judge.files.received(KEY)
    assert judge.keys() == [INCOMING + KEY]


def _at_the_first_look(judge: Judge, event: Callable[[], object]) -> None:
    looked_at, events = judge.files._check, [event]

    def looked(key: str) -> None:
        looked_at(key)
        while events:
            events.pop()()

    judge.files._check = looked  # type: ignore[method-assign]


def test_s3_gives_two_readers_of_one_upload_the_same(judge: Judge) -> None:
    _judge(judge.client, CLEAN)
    _at_the_first_look(judge, lambda: judge.files.received(KEY))
    assert judge.files.received(KEY) == b"name,wings"
    assert judge.keys() == [KEY]


def test_s3_gives_nothing_of_an_upload_that_goes_away_meanwhile(judge: Judge) -> None:
    _judge(judge.client, CLEAN)
    _at_the_first_look(judge, lambda: judge.files.delete(PREFIX))
    assert judge.files.received(KEY) is None


@pytest.mark.parametrize(("stays", "says"), [(True, UploadUncheckedError), (False, None)])
def test_what_s3_denies_is_unchecked_where_it_is_and_gone_where_it_is_not(
    judge: Judge, monkeypatch: pytest.MonkeyPatch, stays: bool, says: type[Exception] | None
) -> None:
    _judge(judge.client, CLEAN)

    def deny(**_asked: object) -> None:
        if not stays:
            judge.files.delete(PREFIX)
        raise ClientError({"Error": {"Code": "AccessDenied"}}, "GetObject")

    monkeypatch.setattr(judge.client, "get_object", deny)
    with pytest.raises(says) if says else nullcontext() as unchecked:
        assert judge.files.received(KEY) is None
    assert not stays or unchecked.value.retryable  # type: ignore[union-attr]


def test_s3_deletes_what_nobody_has_looked_at(judge: Judge) -> None:
    judge.files.write(f"{PREFIX}drafts/1", b"x")
    assert judge.files.delete(PREFIX) == 2
    assert judge.keys() == []
