"""Objects in a bucket of S3."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from twentyq.storage.errors import StorageUnavailableError
from twentyq.storage.objects.object_store import ObjectConflictError, StoredObject

MISSING = ("404", "NoSuchKey", "NotFound")
ABSENT = ("304", "NotModified", *MISSING)
CONFLICT = ("PreconditionFailed", "412", "ConditionalRequestConflict", "409", *MISSING)


class _AbsentError(Exception):
    """There is no such object, or none but the one that is known."""


class S3Objects:
    """ObjectStore in a bucket, by If-Match and If-None-Match."""

    def __init__(self, client: Any, bucket: str, prefix: str = "") -> None:
        """`client` is boto3's; `prefix` stands before every key."""
        self._client = client
        self._bucket = bucket
        self._prefix = prefix

    def get(self, key: str, unless: str | None = None) -> StoredObject | None:
        """What stands there."""
        condition = {"IfNoneMatch": unless} if unless else {}
        try:
            with _errors():
                found = self._client.get_object(Bucket=self._bucket, Key=self._prefix + key, **condition)
                return StoredObject(found["Body"].read(), found["ETag"])
        except _AbsentError:
            return None

    def put(self, key: str, data: bytes, expected: str | None) -> str:
        """Write, if nothing has changed."""
        condition = {"IfMatch": expected} if expected else {"IfNoneMatch": "*"}
        with _errors(conflict=key):
            written = self._client.put_object(Bucket=self._bucket, Key=self._prefix + key, Body=data, **condition)
        return str(written["ETag"])

    def keys(self, prefix: str) -> list[str]:
        """All keys that begin so."""
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=self._prefix + prefix
        )
        with _errors():
            found = [one["Key"] for page in pages for one in page.get("Contents", ())]
        return [key.removeprefix(self._prefix) for key in found]

    def delete(self, prefix: str) -> None:
        """Remove what begins so."""
        keys = [{"Key": self._prefix + key} for key in self.keys(prefix)]
        for first in range(0, len(keys), 1000):
            with _errors():
                result = self._client.delete_objects(
                    Bucket=self._bucket, Delete={"Objects": keys[first : first + 1000], "Quiet": True}
                )
            if result.get("Errors"):
                raise StorageUnavailableError("objects remain")


@contextmanager
def _errors(conflict: str = "") -> Iterator[None]:
    """Errors of S3 as ours; of a write under a key, a condition that failed is a conflict."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as exc:
        code = exc.response["Error"]["Code"]
        if conflict and code in CONFLICT:
            raise ObjectConflictError(conflict) from exc
        if code in ABSENT:
            raise _AbsentError from exc
        raise StorageUnavailableError(code) from exc
    except (BotoCoreError, OSError) as exc:
        raise StorageUnavailableError(type(exc).__name__) from exc
