"""Files of decks in S3, behind presigned links."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from twentyq.storage.aws.s3 import MissingError, s3_errors
from twentyq.storage.decks.deck_files import MAX_DOCUMENT_BYTES, UPLOAD_TIME, DocumentUpload
from twentyq.storage.errors import StorageUnavailableError

LINK_TIME = timedelta(hours=1)


class S3DeckFiles:
    """DeckFiles in a bucket."""

    def __init__(self, client: Any, bucket: str, now: Callable[[], datetime]) -> None:
        """`client` is boto3's; `now` in UTC."""
        self._client, self._bucket, self._now = client, bucket, now

    def create_upload(self, key: str) -> DocumentUpload:
        """A presigned POST, bound to key and size."""
        post = self._client.generate_presigned_post(
            self._bucket,
            key,
            Conditions=[["content-length-range", 1, MAX_DOCUMENT_BYTES]],
            ExpiresIn=int(UPLOAD_TIME.total_seconds()),
        )
        return DocumentUpload(post["url"], post["fields"], self._now() + UPLOAD_TIME, MAX_DOCUMENT_BYTES)

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
        """A presigned link."""
        where = {"Bucket": self._bucket, "Key": key}
        url: str = self._client.generate_presigned_url(
            "get_object", Params=where, ExpiresIn=int(LINK_TIME.total_seconds())
        )
        return url

    def delete(self, prefix: str) -> int:
        """Forget every file whose key begins so."""
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
