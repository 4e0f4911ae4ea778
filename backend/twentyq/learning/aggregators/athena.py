"""Aggregator over a bucket of Parquet files, by Athena."""

import codecs
import csv
import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from twentyq.learning.aggregators.aggregator import Value
from twentyq.learning.errors import AggregatorError

QUERY_SECONDS = 240.0
"""The most that one SELECT may take."""
FIRST_WAIT, LONGEST_WAIT = 0.2, 3.0
FACTS = "facts/"
KINDS: dict[str, Callable[[str], Value]] = {
    **dict.fromkeys(("tinyint", "smallint", "integer", "bigint"), int),
    **dict.fromkeys(("double", "float", "real", "decimal"), float),
}
"""What a column's text is read as; all others stay text."""


class AthenaAggregator:
    """Runs SELECTs in a workgroup, and reads their results from its bucket as a stream."""

    def __init__(
        self,
        athena: Any,
        s3: Any,
        *,
        database: str,
        workgroup: str,
        bucket: str,
        seconds: float = QUERY_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Both clients are boto3's; `bucket` holds the tables of `database`."""
        self._athena = athena
        self._s3 = s3
        self._database = database
        self._workgroup = workgroup
        self._bucket = bucket
        self._seconds = seconds
        self._sleep = sleep

    def put_facts(self, version: str, lines: bytes) -> None:
        """Keep the facts of a version."""
        with _told():
            packed = gzip.compress(lines, 1, mtime=0)
            self._s3.put_object(Bucket=self._bucket, Key=f"{FACTS}{version}.tsv.gz", Body=packed)

    def rows(self, select: str) -> Iterator[tuple[Value, ...]]:
        """The rows of a SELECT, one after the other."""
        with _told():
            query = self._finished(select)
            kinds = [KINDS.get(column["Type"], str) for column in self._columns(query["QueryExecutionId"])]
            lines = csv.reader(codecs.getreader("utf-8")(self._result(query)))
            next(lines, None)
            for line in lines:
                yield tuple(_value(kind, text) for kind, text in zip(kinds, line, strict=True))

    def _finished(self, select: str) -> dict[str, Any]:
        """The execution of a query that has succeeded; one that takes too long is stopped."""
        started = self._athena.start_query_execution(
            QueryString=select, QueryExecutionContext={"Database": self._database}, WorkGroup=self._workgroup
        )
        query_id, deadline, wait = started["QueryExecutionId"], time.monotonic() + self._seconds, FIRST_WAIT
        while True:
            query: dict[str, Any] = self._athena.get_query_execution(QueryExecutionId=query_id)["QueryExecution"]
            status = query["Status"]
            if status["State"] == "SUCCEEDED":
                return query
            if status["State"] in ("FAILED", "CANCELLED"):
                raise AggregatorError(
                    f"Athena: {str(status.get('StateChangeReason') or status['State']).splitlines()[0]}"
                )
            if time.monotonic() > deadline:
                self._athena.stop_query_execution(QueryExecutionId=query_id)
                raise AggregatorError(f"Athena took more than {self._seconds:.0f} s")
            self._sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)

    def _columns(self, query_id: str) -> list[dict[str, Any]]:
        answer = self._athena.get_query_results(QueryExecutionId=query_id, MaxResults=1)
        columns: list[dict[str, Any]] = answer["ResultSet"]["ResultSetMetadata"]["ColumnInfo"]
        return columns

    def _result(self, query: dict[str, Any]) -> Any:
        """The file of results; the one of its name at or below its place."""
        bucket, _, prefix = query["ResultConfiguration"]["OutputLocation"].removeprefix("s3://").partition("/")
        found = self._s3.list_objects_v2(Bucket=bucket, Prefix=prefix).get("Contents", ())
        name = f"{query['QueryExecutionId']}.csv"
        key = next((one["Key"] for one in found if one["Key"].endswith(name)), None)
        if key is None:
            raise AggregatorError("Athena's result is gone")
        return self._s3.get_object(Bucket=bucket, Key=key)["Body"]


def _value(kind: Callable[[str], Value], text: str) -> Value:
    """Of a text that is empty: none, where a number is expected."""
    return kind(text) if text or kind is str else None


@contextmanager
def _told() -> Iterator[None]:
    """Errors of AWS as ours."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as exc:
        raise AggregatorError(f"{exc.operation_name}: {exc.response['Error']['Code']}") from exc
    except (BotoCoreError, OSError) as exc:
        raise AggregatorError(type(exc).__name__) from exc
