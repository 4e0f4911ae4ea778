"""One suite for every SpeechCache, and what only one of them does."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import boto3
import pytest
import requests
from moto import mock_aws

from twentyq.storage.aws.s3 import S3SpeechCache, s3_client
from twentyq.storage.errors import StorageUnavailableError
from twentyq.storage.files import FileSpeechCache
from twentyq.storage.signed_links import LinkSigner
from twentyq.storage.speech_cache import SpeechCache, SpeechLink

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
NAME = "0123456789abcdef" * 4 + ".mp3"
SOUND = b"ID3 a sound"
Fetch = Callable[[SpeechLink], bytes]


class Clock:
    """A time that tests move."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def files(tmp_path: Path, clock: Clock) -> FileSpeechCache:
    return FileSpeechCache(tmp_path / "speech", LinkSigner(b"k" * 32, clock), lambda: "http://localhost:8000/speech")


def follow(files: FileSpeechCache, link: SpeechLink) -> Path | None:
    url = urlsplit(link.url)
    return files.served(url.path.removeprefix("/speech/"), dict(parse_qsl(url.query)))


@pytest.fixture(params=["files", "s3"])
def cache(request: pytest.FixtureRequest, files: FileSpeechCache, clock: Clock) -> Iterator[tuple[SpeechCache, Fetch]]:
    if request.param == "files":
        yield files, lambda link: (follow(files, link) or Path()).read_bytes()
        return
    with mock_aws():
        client = boto3.client("s3", "us-east-1", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret")
        client.create_bucket(Bucket="speech")
        yield S3SpeechCache(client, "speech", clock), _fetch_from_s3


def _fetch_from_s3(link: SpeechLink) -> bytes:
    response = requests.get(link.url, timeout=60)
    assert response.headers["Content-Type"] == link.content_type
    return response.content


def test_what_was_never_made_has_no_link(cache: tuple[SpeechCache, Fetch]) -> None:
    assert (cache[0].link(NAME), cache[0].read(NAME)) == (None, None)


def test_what_was_put_is_fetched_by_its_link(cache: tuple[SpeechCache, Fetch]) -> None:
    store, fetch = cache
    put = store.put(NAME, SOUND)
    found = store.link(NAME)
    assert found is not None
    assert fetch(put) == fetch(found) == store.read(NAME) == SOUND
    assert found.content_type == "audio/mpeg"
    assert NOW + timedelta(minutes=59) < found.expires_at <= NOW + timedelta(hours=2)


def test_files_of_one_name_may_be_written_at_once(files: FileSpeechCache, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        links = list(pool.map(lambda _: files.put(NAME, SOUND * 1_000), range(16)))
    assert (follow(files, links[0]) or Path()).read_bytes() == SOUND * 1_000
    assert [path.name for path in (tmp_path / "speech").iterdir()] == [NAME]


def test_files_links_expire_and_cannot_be_forged(files: FileSpeechCache, clock: Clock, tmp_path: Path) -> None:
    link = files.put(NAME, SOUND)
    assert follow(files, link) == tmp_path / "speech" / NAME
    parameters = dict(parse_qsl(urlsplit(link.url).query))
    other = NAME.replace("0", "1")
    files.put(other, SOUND)
    later = str(int(parameters["expires"]) + 1)
    assert files.served(other, parameters) is None
    assert files.served(NAME, parameters | {"expires": later}) is None
    assert files.served(NAME, parameters | {"expires": "x", "signature": "é"}) is None
    assert files.served(NAME, {}) is None
    assert files.served("../games.db", parameters) is None
    clock.now = link.expires_at
    assert follow(files, link) is None


def test_links_stay_the_same_for_a_while(cache: tuple[SpeechCache, Fetch], clock: Clock) -> None:
    first = cache[0].put(NAME, SOUND)
    clock.now = NOW + timedelta(minutes=10)
    assert cache[0].link(NAME) == first
    clock.now = NOW + timedelta(minutes=50)
    later = cache[0].link(NAME)
    assert later is not None
    assert later.expires_at > clock.now + timedelta(minutes=29)


def test_files_are_written_whole_or_not_at_all(
    files: FileSpeechCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", full)
        with pytest.raises(StorageUnavailableError):
            files.put(NAME, SOUND)
    assert list((tmp_path / "speech").iterdir()) == []
    assert files.link(NAME) is None


def test_s3_asks_once_whether_a_sound_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with mock_aws():
        client = boto3.client("s3", "us-east-1", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret")
        client.create_bucket(Bucket="speech")
        S3SpeechCache(client, "speech", lambda: NOW).put(NAME, SOUND)
        cache = S3SpeechCache(client, "speech", lambda: NOW)
        assert cache.link(NAME) is not None
        monkeypatch.setattr(client, "head_object", None)
        assert cache.link(NAME) is not None


@pytest.mark.parametrize("region", ["us-east-1", "eu-west-1", "eu-central-1"])
def test_s3_links_are_signed_by_version_4_and_lead_to_the_bucket_in_its_region(region: str) -> None:
    client = s3_client(region_name=region, aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret")
    url = urlsplit(S3SpeechCache(client, "speech", lambda: NOW)._link(NAME).url)
    assert url.hostname == ("speech.s3.amazonaws.com" if region == "us-east-1" else f"speech.s3.{region}.amazonaws.com")
    assert f"/{region}/s3/aws4_request" in dict(parse_qsl(url.query))["X-Amz-Credential"]


def test_s3_out_of_reach_is_unavailable() -> None:
    with mock_aws():
        client = boto3.client("s3", "us-east-1", aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="secret")
        with pytest.raises(StorageUnavailableError):
            S3SpeechCache(client, "no-such-bucket", lambda: NOW).put(NAME, SOUND)
