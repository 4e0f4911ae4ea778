"""Aggregator over Parquet files in a folder, by DuckDB; and the writer of these files."""

import csv
import itertools
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from twentyq.learning.aggregators.aggregator import Value
from twentyq.learning.alone import ASIDE
from twentyq.learning.errors import AggregatorError
from twentyq.learning.evidence import COLUMNS, KINDS, Row

ANSWERS = "answers.parquet"
TYPES = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}
FACTS = "version VARCHAR, thing VARCHAR, question VARCHAR, yes DOUBLE, usual DOUBLE"
BATCH = 10_000
FLAT = attrgetter(*COLUMNS)


class DuckDbAggregator:
    """Reads what `write_answers` wrote; what does not fit in `memory` goes to the folder for a while."""

    def __init__(self, folder: Path, *, memory: str = "2GB", threads: int | None = None) -> None:
        """Open the folder's evidence; AggregatorError where there is none."""
        file = folder / ANSWERS
        self._spill = TemporaryDirectory(dir=folder, prefix=ASIDE)
        self._db = duckdb.connect(config={"memory_limit": memory, "temp_directory": self._spill.name})
        try:
            self._open(file, threads)
        except AggregatorError:
            self.close()
            raise

    def _open(self, file: Path, threads: int | None) -> None:
        with _told():
            if threads:
                self._db.execute(f"SET threads = {int(threads)}")
            self._db.execute("SET preserve_insertion_order = false")
            self._db.execute(f"CREATE VIEW answers AS SELECT * FROM read_parquet({_text(file)})")  # noqa: S608
            self._db.execute("CREATE TABLE erased (game VARCHAR)")
            self._db.execute(f"CREATE TABLE facts ({FACTS})")

    def put_facts(self, version: str, lines: bytes) -> None:
        """Keep the facts of a version."""
        file = Path(self._spill.name, "facts.tsv")
        file.write_bytes(lines)
        with _told():
            self._db.execute("DELETE FROM facts WHERE version = ?", (version,))
            self._db.execute(f"COPY facts FROM {_text(file)} (FORMAT csv, DELIMITER '\t', HEADER false, QUOTE '')")
        file.unlink()

    def erase(self, games: Iterable[str]) -> None:
        """Leave these games out from now on."""
        with _told():
            self._db.executemany("INSERT INTO erased VALUES (?)", [(game,) for game in games])

    def rows(self, select: str) -> Iterator[tuple[Value, ...]]:
        """The rows of a SELECT, fetched in batches."""
        with _told():
            cursor = self._db.cursor().execute(select)
            while batch := cursor.fetchmany(BATCH):
                yield from batch

    def close(self) -> None:
        """Let go of memory and the folder."""
        self._db.close()
        self._spill.cleanup()


def write_answers(folder: Path, rows: Iterable[Row]) -> int:
    """Write evidence as one Parquet file that takes the place of the one before; how many rows. Memory is bounded."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=ASIDE) as aside:
        flat, packed = Path(aside, "answers.csv"), Path(aside, ANSWERS)
        with flat.open("w", encoding="utf-8", newline="") as stream:
            count = _write_lines(stream, rows)
        columns = ", ".join(f"'{name}': '{TYPES[KINDS[name]]}'" for name in COLUMNS)
        with _told(), duckdb.connect() as db:
            db.execute("SET preserve_insertion_order = false")
            lines = (
                f"read_csv({_text(flat)}, header = false, auto_detect = false, quote = '\"', columns = {{{columns}}})"
            )
            db.execute(f"COPY (FROM {lines}) TO {_text(packed)} (FORMAT parquet, COMPRESSION zstd)")
        packed.replace(folder / ANSWERS)
    return count


def _write_lines(stream: object, rows: Iterable[Row]) -> int:
    count = itertools.count()
    csv.writer(stream).writerows(FLAT(row) for row, _ in zip(rows, count, strict=False))  # type: ignore[arg-type]
    return next(count)


def _text(path: Path) -> str:
    """A path as a text of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


@contextmanager
def _told() -> Iterator[None]:
    """DuckDB's errors as ours."""
    try:
        yield
    except duckdb.Error as exc:
        raise AggregatorError(f"DuckDB: {str(exc).splitlines()[0]}") from exc
