"""Files of decks in S3, behind presigned links; an upload is kept apart until it was found to hold no malware."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from twentyq.storage.aws.s3 import DeniedError, MissingError, s3_errors
from twentyq.storage.decks.deck_files import MAX_DOCUMENT_BYTES, UPLOAD_TIME, DocumentUpload
from twentyq.storage.errors import StorageUnavailableError, UploadInfectedError, UploadUncheckedError

LINK_TIME = timedelta(hours=1)
INCOMING = "incoming/"
"""Stands before the key of an upload that nobody has looked at; GuardDuty scans what begins so, and nothing else."""
SCAN_STATUS, CLEAN, INFECTED = "GuardDutyMalwareScanStatus", "NO_THREATS_FOUND", "THREATS_FOUND"
"""The tag of its verdict, and two of its values; others say that it could not scan."""
FILE_SECONDS = 2.0
"""To wait for S3 to read or keep a draft of 12 MB."""
PAUSE = 2.0
"""Seconds between two looks at the tag."""


class S3DeckFiles:
    """DeckFiles in a bucket."""

    def __init__(
        self,
        client: Any,
        bucket: str,
        now: Callable[[], datetime],
        *,
        patience: float = 0.0,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """`client` is boto3's; `now` in UTC. `patience`: seconds to wait for the verdict on an upload."""
        self._client, self._bucket, self._now = client, bucket, now
        self._patience, self._pause = patience, pause

    def create_upload(self, key: str) -> DocumentUpload:
        """A presigned POST, bound to key and size; without a field for tags it takes none."""
        post = self._client.generate_presigned_post(
            self._bucket,
            INCOMING + key,
            Conditions=[["content-length-range", 1, MAX_DOCUMENT_BYTES]],
            ExpiresIn=int(UPLOAD_TIME.total_seconds()),
        )
        return DocumentUpload(post["url"], post["fields"], self._now() + UPLOAD_TIME, MAX_DOCUMENT_BYTES)

    def received(self, key: str) -> bytes | None:
        """An upload that was found clean, from now on under its own key."""
        data = self._clean(INCOMING + key)
        if data is None:
            return self.read(key) if self._etag(key) else None
        self.write(key, data)
        with s3_errors():
            self._client.delete_object(Bucket=self._bucket, Key=INCOMING + key)
        return data

    def read(self, key: str) -> bytes | None:
        """A file."""
        try:
            with s3_errors():
                data: bytes = self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read()
        except MissingError:
            return None
        return data

    def write(self, key: str, data: bytes) -> None:
        """Keep a file."""
        with s3_errors():
            self._client.put_object(Bucket=self._bucket, Key=key, Body=data)

    def link(self, key: str) -> str:
        """A presigned link; to an upload that was not found clean it leads nowhere."""
        where = {"Bucket": self._bucket, "Key": key if self._etag(key) else INCOMING + key}
        url: str = self._client.generate_presigned_url(
            "get_object", Params=where, ExpiresIn=int(LINK_TIME.total_seconds())
        )
        return url

    def delete(self, prefix: str) -> int:
        """Forget every file whose key begins so, wherever it is."""
        return self._delete(prefix) + self._delete(INCOMING + prefix)

    def _clean(self, key: str) -> bytes | None:
        """An upload once it was found clean; None where there is none, or another reader took it in meanwhile."""
        etag = self._etag(key)
        if etag is None:
            return None
        try:
            self._wait_until_clean(key)
            with s3_errors():
                found = self._client.get_object(Bucket=self._bucket, Key=key)
                data: bytes = found["Body"].read()
        except (MissingError, DeniedError) as exc:
            if self._etag(key) is None:
                return None
            raise UploadUncheckedError(retryable=True) from exc
        if found["ETag"] != etag:  # another one took its place, which nobody has looked at
            raise UploadUncheckedError(retryable=True)
        return data

    def _wait_until_clean(self, key: str) -> None:
        left = self._patience
        while True:
            try:
                return self._check(key)
            except UploadUncheckedError as exc:
                if not exc.retryable or left <= 0:
                    raise
            self._pause(min(PAUSE, left))
            left -= PAUSE

    def _check(self, key: str) -> None:
        with s3_errors():
            tags = self._client.get_object_tagging(Bucket=self._bucket, Key=key)["TagSet"]
        status = next((tag["Value"] for tag in tags if tag["Key"] == SCAN_STATUS), None)
        if status == INFECTED:
            with s3_errors():
                self._client.delete_object(Bucket=self._bucket, Key=key)
            raise UploadInfectedError
        if status != CLEAN:
            raise UploadUncheckedError(retryable=status is None)

    def _etag(self, key: str) -> str | None:
        """Of the file under this key, None where there is none: to a session of one prefix S3 says 403 for that."""
        with s3_errors():
            found = self._client.list_objects_v2(Bucket=self._bucket, Prefix=key, MaxKeys=1).get("Contents", ())
        return next((str(one["ETag"]) for one in found if one["Key"] == key), None)

    def _delete(self, prefix: str) -> int:
        count = 0
        with s3_errors():
            for page in self._pages(prefix):
                keys = [{"Key": found["Key"]} for found in page.get("Contents", ())]
                if keys and self._client.delete_objects(
                    Bucket=self._bucket, Delete={"Objects": keys, "Quiet": True}
                ).get("Errors"):
                    raise StorageUnavailableError("files remain")
                count += len(keys)
        return count

    def _pages(self, prefix: str) -> Iterator[dict[str, Any]]:
        yield from self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix)
