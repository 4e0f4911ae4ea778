"""Recordings and spoken questions from a browser on another origin: what it asks S3 before and beside each request."""

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from tests.deployed.conftest import Deployment
from tests.ministack import REGION, MiniStack

from twentyq.storage.aws.s3 import S3RecordingStore, S3SpeechCache

ORIGIN = {"Origin": "https://play.example"}
ALLOWED = "access-control-allow-origin"


@pytest.fixture(scope="module")
def s3(deployment: Deployment, strict_emulator: MiniStack) -> Any:
    """The deployed buckets, with their rules, where MiniStack keeps to rules: it answers anyone else by a wildcard."""
    deployed, client = deployment.emulator.client("s3"), strict_emulator.client("s3")
    for bucket in _buckets(deployment):
        client.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
        rules = deployed.get_bucket_cors(Bucket=bucket)["CORSRules"]
        client.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": rules})
    return client


def _buckets(deployment: Deployment) -> tuple[str, str]:
    recordings, speech = (deployment.physical("S3::Bucket", f"Storage{name}") for name in ("Recordings", "Speech"))
    return recordings, speech


def now() -> datetime:
    return datetime.now(UTC)


def preflight(url: str, method: str) -> httpx.Response:
    asked = {"Access-Control-Request-Method": method, "Access-Control-Request-Headers": "content-type"}
    return httpx.options(url, headers=ORIGIN | asked)


def test_a_recording_is_posted_and_fetched_from_another_origin(deployment: Deployment, s3: Any) -> None:
    store = S3RecordingStore(s3, _buckets(deployment)[0], now)
    upload = store.create_upload("p1", "g1", "audio/webm")
    assert preflight(upload.url, "POST").headers[ALLOWED] == "*"
    posted = httpx.post(upload.url, data=dict(upload.fields), files={"file": b"sound"}, headers=ORIGIN)
    assert (posted.status_code, posted.headers[ALLOWED]) == (204, "*")
    (kept,) = store.kept("p1")
    fetched = httpx.get(kept.url, headers=ORIGIN)
    assert (fetched.content, fetched.headers[ALLOWED]) == (b"sound", "*")


def test_a_spoken_question_is_fetched_from_another_origin(deployment: Deployment, s3: Any) -> None:
    link = S3SpeechCache(s3, _buckets(deployment)[1], now).put("a.mp3", b"spoken")
    fetched = httpx.get(link.url, headers=ORIGIN)
    assert (fetched.content, fetched.headers[ALLOWED]) == (b"spoken", "*")


def test_no_other_origin_may_write_or_delete_by_itself(deployment: Deployment, s3: Any) -> None:
    for bucket in _buckets(deployment):
        for method in ("PUT", "DELETE"):
            assert preflight(f"{s3.meta.endpoint_url}/{bucket}/a", method).status_code == 403
