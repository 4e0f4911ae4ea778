"""Where evidence goes on AWS: rows through Firehose, ids of erased games straight into the bucket."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from twentyq.learning.evidence import Row
from twentyq.storage.aws.calls import perform, rounds
from twentyq.storage.errors import StorageUnavailableError

AT_ONCE = 100
"""Records of one request, of 5 KB each; Firehose takes 500 and 4 MiB."""
ERASED = "erased/"


class EvidenceStore:
    """Rows and erasures of games."""

    def __init__(self, firehose: Any, stream: str, s3: Any, bucket: str) -> None:
        """Both clients are boto3's."""
        self._firehose = firehose
        self._stream = stream
        self._s3 = s3
        self._bucket = bucket

    def keep(self, games: Sequence[Sequence[Row]]) -> None:
        """Keep the rows of games, those of one together in one record: Firehose bills each as 5 KB at least."""
        for some in _batches(games):
            self._send([{"Data": "".join(map(_line, rows)).encode()} for rows in some])

    def _send(self, records: list[dict[str, bytes]]) -> None:
        """Until all are taken. StorageUnavailableError when time runs out."""
        for _ in rounds():
            answer = perform(self._firehose.put_record_batch, DeliveryStreamName=self._stream, Records=records)
            outcomes = answer["RequestResponses"]
            records = [one for one, outcome in zip(records, outcomes, strict=True) if outcome.get("ErrorCode")]
            if not records:
                return
        raise StorageUnavailableError("evidence remains")

    def erase(self, batch: str, games: Sequence[str]) -> None:
        """Note that games are gone; the same batch again writes the same object."""
        key = f"{ERASED}{sha256(batch.encode()).hexdigest()}.txt"
        body = "".join(f"{game}\n" for game in games).encode()
        perform(self._s3.put_object, Bucket=self._bucket, Key=key, Body=body)


def _line(row: Row) -> str:
    return json.dumps(asdict(row), separators=(",", ":")) + "\n"


def _batches(games: Sequence[Sequence[Row]]) -> Iterator[Sequence[Sequence[Row]]]:
    for first in range(0, len(games), AT_ONCE):
        yield games[first : first + AT_ONCE]
