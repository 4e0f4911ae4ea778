"""The same SELECTs give the same rows from DuckDB and from the emulator's Athena; what else each of them does."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
from infra.evidence import ANSWER_COLUMNS, FACT_COLUMNS
from tests.ministack import REGION, MiniStack
from tests.simulated_games import DAYS, TODAY, Pool, smaller, write

from twentyq.knowledge.compiled import load
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.headers import named_bytes
from twentyq.learning.aggregators.aggregator import SELECTS, Value, Window, select
from twentyq.learning.aggregators.athena import AthenaAggregator
from twentyq.learning.aggregators.duckdb import ANSWERS, DuckDbAggregator
from twentyq.learning.errors import AggregatorError
from twentyq.learning.facts import fact_lines

DATABASE, WORKGROUP = "learning", "primary"
GAMES = 250


@pytest.fixture(scope="module")
def deck() -> Deck:
    return smaller(load(named_bytes("everyday")), 40, 40)


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory, deck: Deck) -> Path:
    """A folder with games of simulated players."""
    folder = tmp_path_factory.mktemp("evidence")
    random = np.random.default_rng(3)
    write(folder, deck, Pool(deck, deck, 60, random).games(GAMES, random))
    return folder


@pytest.fixture(scope="module")
def erased(evidence: Path) -> list[str]:
    """Two of the games."""
    with duckdb.connect() as db:
        found = db.execute(f"SELECT DISTINCT game FROM '{evidence / ANSWERS}' ORDER BY game LIMIT 2").fetchall()  # noqa: S608
    return [game for (game,) in found]


@pytest.fixture(scope="module")
def window(deck: Deck) -> Window:
    return Window("everyday", deck.version, TODAY.replace(year=TODAY.year - 1), TODAY)


@pytest.fixture(scope="module")
def duck(evidence: Path, deck: Deck, erased: list[str]) -> Iterator[DuckDbAggregator]:
    aggregator = DuckDbAggregator(evidence, memory="300MB", threads=1)
    aggregator.put_facts(deck.version, fact_lines(deck))
    aggregator.erase(erased)
    yield aggregator
    aggregator.close()


@pytest.fixture(scope="module")
def athena(
    emulator: MiniStack, evidence: Path, deck: Deck, erased: list[str], tmp_path_factory: Any
) -> AthenaAggregator:
    """Over a bucket and tables such as the stack has."""
    s3, bucket = emulator.client("s3"), f"evidence-{uuid.uuid4()}"
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    folder = tmp_path_factory.mktemp("days")
    with duckdb.connect() as db:
        db.execute(f"COPY (FROM '{evidence / ANSWERS}') TO '{folder}' (FORMAT parquet, PARTITION_BY (day), OVERWRITE)")
    for file in folder.rglob("*.parquet"):
        s3.upload_file(str(file), bucket, f"answers/{file.relative_to(folder)}")
    s3.put_object(Bucket=bucket, Key="erased/batch.txt", Body="".join(f"{game}\n" for game in erased).encode())
    _tables(emulator, bucket)
    made = AthenaAggregator(emulator.client("athena"), s3, database=DATABASE, workgroup=WORKGROUP, bucket=bucket)
    made.put_facts(deck.version, fact_lines(deck))
    return made


def _tables(emulator: MiniStack, bucket: str) -> None:
    glue = emulator.client("glue")
    glue.create_database(DatabaseInput={"Name": DATABASE})
    text = "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe", {"field.delim": "\t"}
    parquet = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe", {"serialization.format": "1"}
    tables = {"answers": (ANSWER_COLUMNS, parquet), "erased": ({"game": "string"}, text), "facts": (FACT_COLUMNS, text)}
    for name, (columns, (library, parameters)) in tables.items():
        glue.create_table(
            DatabaseName=DATABASE,
            TableInput={
                "Name": name,
                "TableType": "EXTERNAL_TABLE",
                "Parameters": {"classification": "parquet" if name == "answers" else "csv"},
                "PartitionKeys": [{"Name": "day", "Type": "string"}] if name == "answers" else [],
                "StorageDescriptor": {
                    "Location": f"s3://{bucket}/{name}/",
                    "Columns": [{"Name": column, "Type": kind} for column, kind in columns.items()],
                    "SerdeInfo": {"SerializationLibrary": library, "Parameters": parameters},
                },
            },
        )
    emulator.client("athena").update_work_group(
        WorkGroup=WORKGROUP,
        ConfigurationUpdates={"ResultConfigurationUpdates": {"OutputLocation": f"s3://{bucket}/results/"}},
    )


@pytest.mark.parametrize("name", SELECTS)
def test_both_give_the_same_rows(name: str, duck: DuckDbAggregator, athena: AthenaAggregator, window: Window) -> None:
    text = select(name, window, games=50)
    ours, theirs = list(duck.rows(text)), list(athena.rows(text))
    assert ours
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert [type(value) for value in one] == [type(value) for value in other]
        assert [value for value in one if isinstance(value, str)] == [
            value for value in other if isinstance(value, str)
        ]
        assert numbers(one) == pytest.approx(numbers(other), rel=1e-9)


def numbers(row: tuple[Value, ...]) -> list[float | None]:
    return [value for value in row if not isinstance(value, str)]


def test_a_window_without_games_gives_no_cells(duck: DuckDbAggregator, athena: AthenaAggregator, deck: Deck) -> None:
    early = Window("everyday", deck.version, TODAY.replace(year=2020), TODAY.replace(year=2021))
    assert DAYS < 365
    for aggregator in (duck, athena):
        assert list(aggregator.rows(select("cells", early))) == []


def test_a_select_that_is_none_is_said(duck: DuckDbAggregator, athena: AthenaAggregator) -> None:
    for aggregator in (duck, athena):
        with pytest.raises(AggregatorError):
            list(aggregator.rows("SELECT nothing FROM nowhere"))


class FakeAthena:
    """A query that stays in one state."""

    def __init__(self, state: str) -> None:
        self.state = state
        self.stopped: list[str] = []

    def start_query_execution(self, **_: Any) -> dict[str, str]:
        """A new one."""
        return {"QueryExecutionId": "q1"}

    def get_query_execution(self, **_: Any) -> dict[str, Any]:
        """Its state."""
        status = {"State": self.state, "StateChangeReason": "Bytes scanned limit was exceeded"}
        return {"QueryExecution": {"QueryExecutionId": "q1", "Status": status}}

    def stop_query_execution(self, QueryExecutionId: str) -> None:  # noqa: N803 - as boto3 has it
        """Remember."""
        self.stopped.append(QueryExecutionId)


def slow(athena: FakeAthena) -> AthenaAggregator:
    return AthenaAggregator(
        athena, None, database="d", workgroup="w", bucket="b", seconds=0.0, sleep=lambda _seconds: None
    )


@pytest.mark.parametrize("state", ["QUEUED", "RUNNING"])
def test_a_query_that_takes_too_long_is_stopped_and_said(state: str) -> None:
    athena = FakeAthena(state)
    with pytest.raises(AggregatorError, match="more than 0 s"):
        list(slow(athena).rows("SELECT 1"))
    assert athena.stopped == ["q1"]


def test_a_query_that_fails_says_why() -> None:
    with pytest.raises(AggregatorError, match="Bytes scanned limit"):
        list(slow(FakeAthena("FAILED")).rows("SELECT 1"))


def test_a_service_that_refuses_is_said_by_its_code(emulator: MiniStack) -> None:
    client, s3 = emulator.client("athena"), emulator.client("s3")
    nowhere = AthenaAggregator(client, s3, database="d", workgroup="nowhere", bucket="nowhere")
    with pytest.raises(AggregatorError, match="PutObject: NoSuchBucket"):
        nowhere.put_facts("v1", b"")
