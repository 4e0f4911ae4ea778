"""One suite for versions over every object store."""

import json
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import boto3
import pytest
from moto import mock_aws
from tests.ministack import REGION, MiniStack

from twentyq.knowledge.compiled import dump
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.errors import (
    PointerConflictError,
    RefusedVersionError,
    UnknownVersionError,
    VersionsUnavailableError,
)
from twentyq.knowledge.versions import DECK_FILE
from twentyq.storage.objects.files import FileObjects
from twentyq.storage.objects.memory import MemoryObjects
from twentyq.storage.objects.object_store import ObjectConflictError, ObjectStore
from twentyq.storage.objects.s3 import S3Objects
from twentyq.storage.objects.versions import FORM, ObjectVersions

AT = datetime(2026, 11, 21, 20, 45, tzinfo=UTC)
LATEST = "decks/small/latest.json"


@pytest.fixture(params=["memory", "files", "s3_by_moto", "s3_by_ministack"])
def objects(request: pytest.FixtureRequest) -> ObjectStore:
    store: ObjectStore = request.getfixturevalue(request.param)
    return store


@pytest.fixture
def memory() -> MemoryObjects:
    return MemoryObjects()


@pytest.fixture
def files(tmp_path: Path) -> FileObjects:
    return FileObjects(tmp_path / "data")


@pytest.fixture
def s3_by_moto(monkeypatch: pytest.MonkeyPatch) -> Iterator[S3Objects]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        client = boto3.client("s3", "us-east-1")
        client.create_bucket(Bucket="versions")
        yield S3Objects(client, "versions", "stage/")


@pytest.fixture
def s3_by_ministack(emulator: MiniStack) -> S3Objects:
    bucket = f"versions-{uuid.uuid4()}"
    client = emulator.client("s3")
    client.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    return S3Objects(client, bucket)


@pytest.fixture
def versions(objects: ObjectStore) -> ObjectVersions:
    return ObjectVersions(objects)


@pytest.fixture
def first(small_deck: Deck) -> bytes:
    return dump(small_deck)


@pytest.fixture
def second(small_deck: Deck) -> bytes:
    return dump(replace(small_deck, version="other"))


@pytest.mark.parametrize("objects", ["memory", "files", "s3_by_ministack"], indirect=True)
def test_one_of_many_first_writers_wins(objects: ObjectStore) -> None:
    """Not by moto, which looks first and stores afterwards, without a lock."""
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda number: _outcome(objects, str(number).encode(), None), range(4)))
    assert sorted(outcomes) == [False, False, False, True]


def test_one_of_two_writers_over_the_same_state_wins(objects: ObjectStore) -> None:
    etag = objects.put("a/b", b"1", None)
    objects.put("a/b", b"2", etag)
    assert not _outcome(objects, b"3", etag)
    assert not _outcome(objects, b"4", None)
    found = objects.get("a/b")
    assert found is not None
    assert found.data == b"2"
    assert objects.get("a/b", found.etag) is None


def _outcome(objects: ObjectStore, data: bytes, expected: str | None) -> bool:
    try:
        objects.put("a/b", data, expected)
    except ObjectConflictError:
        return False
    return True


def test_what_is_not_there_cannot_be_replaced(objects: ObjectStore) -> None:
    etag = objects.put("a/b", b"1", None)
    objects.delete("a/")
    with pytest.raises(ObjectConflictError):
        objects.put("a/b", b"2", etag)
    assert (objects.get("a/b"), objects.keys("")) == (None, [])


def test_before_the_first_version_none_is_in_use(versions: ObjectVersions) -> None:
    assert versions.latest("small") is None
    assert versions.all("small") == ()


def test_a_version_is_read_as_it_was_written(versions: ObjectVersions, first: bytes) -> None:
    made = versions.add("small", {DECK_FILE: first, "report.html": b"<p>"}, AT)
    assert made.id.startswith("20261121T204500Z-")
    assert made.id.endswith(made.sha256[:8])
    assert versions.read("small", made.id) == first
    assert versions.read("small", made.id, "report.html") == b"<p>"
    assert versions.latest("small") is None


def test_the_newest_version_stands_first(versions: ObjectVersions, first: bytes, second: bytes) -> None:
    old = versions.add("small", {DECK_FILE: first}, AT)
    new = versions.add("small", {DECK_FILE: second}, AT + timedelta(days=7))
    assert versions.all("small") == (new, old)


def test_the_same_deck_again_is_the_version_it_is_already(versions: ObjectVersions, first: bytes) -> None:
    made = versions.add("small", {DECK_FILE: first}, AT)
    assert versions.add("small", {DECK_FILE: first}, AT + timedelta(days=1)) == made
    assert versions.all("small") == (made,)


def test_a_version_in_use_is_told_once_for_its_etag(versions: ObjectVersions, first: bytes, second: bytes) -> None:
    made = versions.add("small", {DECK_FILE: first}, AT)
    pointer = versions.point("small", made.id, None)
    assert versions.latest("small") == pointer
    assert versions.latest("small", pointer.etag) is None
    other = versions.add("small", {DECK_FILE: second}, AT)
    versions.point("small", other.id, pointer.etag)
    latest = versions.latest("small", pointer.etag)
    assert latest is not None
    assert (latest.version, latest.previous) == (other.id, made.id)


def test_a_rollback_is_one_write_and_can_be_taken_back(versions: ObjectVersions, first: bytes, second: bytes) -> None:
    one, two = (versions.add("small", {DECK_FILE: data}, AT) for data in (first, second))
    pointer = versions.point("small", two.id, versions.point("small", one.id, None).etag)
    back = versions.point("small", pointer.previous or "", pointer.etag)
    assert (back.version, back.previous) == (one.id, two.id)
    assert versions.point("small", two.id, back.etag).version == two.id


def test_of_two_who_publish_at_once_one_is_told(versions: ObjectVersions, first: bytes, second: bytes) -> None:
    one, two = (versions.add("small", {DECK_FILE: data}, AT) for data in (first, second))
    versions.point("small", one.id, None)
    with pytest.raises(PointerConflictError):
        versions.point("small", two.id, None)
    latest = versions.latest("small")
    assert latest is not None
    assert latest.version == one.id


def test_what_is_in_use_already_stays_with_its_past(versions: ObjectVersions, first: bytes, second: bytes) -> None:
    one, two = (versions.add("small", {DECK_FILE: data}, AT) for data in (first, second))
    pointer = versions.point("small", two.id, versions.point("small", one.id, None).etag)
    assert versions.point("small", two.id, pointer.etag) == pointer


def test_an_unknown_version_is_not_put_into_use(versions: ObjectVersions, first: bytes) -> None:
    made = versions.add("small", {DECK_FILE: first}, AT)
    for unknown in ("20261121T204500Z-00000000", "../../../secret", ""):
        with pytest.raises(UnknownVersionError):
            versions.point("small", unknown, None)
    with pytest.raises(UnknownVersionError):
        versions.read("small", made.id, "none.txt")
    assert versions.latest("small") is None


@pytest.mark.parametrize("deck_id", ["../small", "", "a/b", "x" * 65])
def test_no_deck_leads_out_of_its_folder(versions: ObjectVersions, deck_id: str) -> None:
    with pytest.raises(UnknownVersionError):
        versions.latest(deck_id)
    with pytest.raises(UnknownVersionError):
        versions.delete(deck_id)


def test_another_decks_version_is_refused_with_the_reason(versions: ObjectVersions, first: bytes) -> None:
    with pytest.raises(RefusedVersionError, match="one of the deck small, not of everyday"):
        versions.add("everyday", {DECK_FILE: first}, AT)
    with pytest.raises(RefusedVersionError, match="no compiled deck"):
        versions.add("small", {DECK_FILE: b"\xff"}, AT)
    with pytest.raises(RefusedVersionError, match="names no file"):
        versions.add("small", {DECK_FILE: first, "../x": b""}, AT)
    assert versions.all("small") == versions.all("everyday") == ()


def test_a_changed_file_is_refused(versions: ObjectVersions, objects: ObjectStore, first: bytes) -> None:
    made = versions.add("small", {DECK_FILE: first}, AT)
    key = f"decks/small/versions/{made.id}/{DECK_FILE}"
    objects.delete(key)
    objects.put(key, first[:-1], None)
    with pytest.raises(RefusedVersionError, match=r"deck\.bin is not what was written"):
        versions.read("small", made.id)


def test_a_newer_form_is_refused_and_passed_over(versions: ObjectVersions, objects: ObjectStore, first: bytes) -> None:
    made = versions.add("small", {DECK_FILE: first}, AT)
    versions.point("small", made.id, None)
    for key, place in ((LATEST, "latest"), (f"decks/small/versions/{made.id}/version.json", "all")):
        found = objects.get(key)
        assert found is not None
        newer = json.loads(found.data) | {"form": FORM + 1}
        objects.put(key, json.dumps(newer).encode(), found.etag)
        if place == "latest":
            with pytest.raises(RefusedVersionError, match=f"form {FORM + 1}"):
                versions.latest("small")
    with pytest.raises(RefusedVersionError, match=f"form {FORM + 1}"):
        versions.read("small", made.id)
    assert versions.all("small") == ()


def test_a_version_that_was_never_finished_is_none(
    versions: ObjectVersions, objects: ObjectStore, first: bytes
) -> None:
    made = versions.add("small", {DECK_FILE: first}, AT)
    objects.delete(f"decks/small/versions/{made.id}/version.json")
    assert versions.all("small") == ()
    with pytest.raises(UnknownVersionError):
        versions.point("small", made.id, None)
    assert versions.add("small", {DECK_FILE: first}, AT) == made


def test_a_deck_is_forgotten_with_all_its_versions(versions: ObjectVersions, first: bytes) -> None:
    made = versions.add("small", {DECK_FILE: first}, AT)
    versions.point("small", made.id, None)
    versions.delete("small")
    assert versions.latest("small") is None
    assert versions.all("small") == ()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, first: bytes) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(VersionsUnavailableError):
        ObjectVersions(FileObjects(tmp_path / "data")).add("small", {DECK_FILE: first}, AT)


def test_a_bucket_that_is_gone_is_said(s3_by_moto: S3Objects) -> None:
    s3_by_moto._client.delete_bucket(Bucket="versions")  # what is tested is this very loss
    with pytest.raises(VersionsUnavailableError, match="NoSuchBucket"):
        ObjectVersions(s3_by_moto).latest("small")
