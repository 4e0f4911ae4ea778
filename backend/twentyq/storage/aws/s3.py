"""Spoken sentences and recordings in S3, behind presigned links."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from twentyq.storage.aws.calls import READ_SECONDS, client
from twentyq.storage.errors import RecordingNotFoundError, StorageUnavailableError
from twentyq.storage.recordings import (
    KEPT,
    MAX_UPLOAD_BYTES,
    UPLOAD_TIME,
    AudioUpload,
    KeptRecording,
    is_key_of,
    new_key,
    player_prefix,
)
from twentyq.storage.speech_cache import SpeechLink, content_type_of

LINK_TIME = timedelta(hours=1)
LEAST_LINK_TIME = timedelta(minutes=30)
"""What a link that is given out has left at least."""
SPEECH_PREFIX = "speech/"
FOREVER = "public, max-age=31536000, immutable"
REMEMBERED = 20_000
"""Sounds known to exist, with their links: each spares a request."""
MISSING = ("404", "NoSuchKey", "NotFound")
DENIED = ("403", "AccessDenied", "Forbidden")


class MissingError(Exception):
    """There is no such object."""


class DeniedError(StorageUnavailableError):
    """S3 refuses; to who may not list the bucket it says so of a missing object too."""


def s3_client(attempts: int = 2, read_seconds: float = READ_SECONDS, **settings: Any) -> Any:
    """A client whose links S3 takes.

    boto3 by itself signs links by version 2, which new buckets refuse, and leads to the global address, which sends
    the requests for a new bucket elsewhere.
    """
    more = {
        "signature_version": "s3v4",
        "s3": {"addressing_style": "virtual"},
        "read_timeout": read_seconds,
    }
    return client("s3", attempts=attempts, more=more, **settings)


class S3SpeechCache:
    """SpeechCache in a bucket."""

    def __init__(self, client: Any, bucket: str, now: Callable[[], datetime]) -> None:
        """`client` is boto3's; `now` in UTC."""
        self._client = client
        self._bucket = bucket
        self._now = now
        self._links: dict[str, SpeechLink] = {}

    def link(self, name: str) -> SpeechLink | None:
        """A presigned link to the sound, the same for a while so that browsers need not fetch it again."""
        known = self._links.get(name)
        if known is None:
            try:
                with s3_errors():
                    self._client.head_object(Bucket=self._bucket, Key=SPEECH_PREFIX + name)
            except MissingError:
                return None
        elif known.expires_at - self._now() > LEAST_LINK_TIME:
            return known
        return self._link(name)

    def read(self, name: str) -> bytes | None:
        """The sound."""
        try:
            with s3_errors():
                data: bytes = self._client.get_object(Bucket=self._bucket, Key=SPEECH_PREFIX + name)["Body"].read()
        except MissingError:
            return None
        return data

    def put(self, name: str, data: bytes) -> SpeechLink:
        """Keep a sound."""
        with s3_errors():
            self._client.put_object(
                Bucket=self._bucket,
                Key=SPEECH_PREFIX + name,
                Body=data,
                ContentType=content_type_of(name),
                CacheControl=FOREVER,
            )
        return self._link(name)

    def _link(self, name: str) -> SpeechLink:
        if len(self._links) >= REMEMBERED:
            self._links.clear()
        where = {"Bucket": self._bucket, "Key": SPEECH_PREFIX + name}
        url = self._client.generate_presigned_url("get_object", Params=where, ExpiresIn=int(LINK_TIME.total_seconds()))
        self._links[name] = SpeechLink(url, content_type_of(name), self._now() + LINK_TIME)
        return self._links[name]


class S3RecordingStore:
    """RecordingStore and RecordingDeletion in a bucket, whose lifecycle rule forgets after `KEPT`."""

    def __init__(self, client: Any, bucket: str, now: Callable[[], datetime]) -> None:
        """`client` is boto3's; `now` in UTC."""
        self._client = client
        self._bucket = bucket
        self._now = now

    def create_upload(self, player_id: str, game_id: str, content_type: str) -> AudioUpload:
        """A presigned POST, bound to key, type and size."""
        key = new_key(player_id, game_id)
        post = self._client.generate_presigned_post(
            self._bucket,
            key,
            Fields={"Content-Type": content_type},
            Conditions=[{"Content-Type": content_type}, ["content-length-range", 1, MAX_UPLOAD_BYTES]],
            ExpiresIn=int(UPLOAD_TIME.total_seconds()),
        )
        return AudioUpload(key, post["url"], post["fields"], self._now() + UPLOAD_TIME, MAX_UPLOAD_BYTES)

    def load(self, player_id: str, game_id: str, key: str) -> bytes:
        """What was uploaded. S3 removes what has expired up to a day late: the age is looked at."""
        if not is_key_of(player_id, game_id, key):
            raise RecordingNotFoundError
        try:
            with s3_errors():
                found = self._client.get_object(Bucket=self._bucket, Key=key)
                if self._now() - found["LastModified"] > KEPT:
                    raise RecordingNotFoundError
                data: bytes = found["Body"].read(MAX_UPLOAD_BYTES)
        except MissingError as exc:
            raise RecordingNotFoundError from exc
        return data

    def kept(self, player_id: str) -> list[KeptRecording]:
        """The player's recordings, oldest first."""
        with s3_errors():
            found = [one for page in self._pages(player_id) for one in page.get("Contents", ())]
        found.sort(key=lambda one: one["LastModified"])
        return [KeptRecording(self._download(one["Key"]), one["LastModified"], one["Size"]) for one in found]

    def _download(self, key: str) -> str:
        where = {"Bucket": self._bucket, "Key": key}
        url: str = self._client.generate_presigned_url(
            "get_object", Params=where, ExpiresIn=int(LINK_TIME.total_seconds())
        )
        return url

    def _pages(self, player_id: str) -> Iterator[dict[str, Any]]:
        paginator = self._client.get_paginator("list_objects_v2")
        yield from paginator.paginate(Bucket=self._bucket, Prefix=player_prefix(player_id))

    def delete_player(self, player_id: str) -> int:
        """Remove every recording of the player."""
        count = 0
        with s3_errors():
            for page in self._pages(player_id):
                keys = [{"Key": found["Key"]} for found in page.get("Contents", ())]
                if keys:
                    result = self._client.delete_objects(Bucket=self._bucket, Delete={"Objects": keys, "Quiet": True})
                    if result.get("Errors"):
                        raise StorageUnavailableError("recordings remain")
                count += len(keys)
        return count


@contextmanager
def s3_errors() -> Iterator[None]:
    """Errors of S3 as ours; a missing object as MissingError, a refusal as DeniedError."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as exc:
        code = exc.response["Error"]["Code"]
        if code in MISSING:
            raise MissingError from exc
        raise (DeniedError if code in DENIED else StorageUnavailableError)(code) from exc
    except (BotoCoreError, OSError) as exc:
        raise StorageUnavailableError(type(exc).__name__) from exc
