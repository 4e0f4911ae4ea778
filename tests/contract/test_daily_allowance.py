"""What every daily allowance of a service that costs money does."""

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from moto import mock_aws
from tests.conftest import NOW
from tests.contract.tables import create_games_table

from twentyq.aws.allowance import KEPT, DynamoDbAllowance
from twentyq.speech.allowance.allowance import DailyAllowance
from twentyq.speech.allowance.memory import MemoryAllowance
from twentyq.speech.allowance.sqlite import SqliteAllowance
from twentyq.speech.errors import SpeechUnavailableError
from twentyq.storage.aws import client

LIMITS = {"transcribe": 100, "polly": 50}


class Clock:
    """A time that tests move."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory(clock: Clock) -> DailyAllowance:
    return MemoryAllowance(LIMITS, clock)


@pytest.fixture
def sqlite(tmp_path: Path, clock: Clock) -> DailyAllowance:
    return SqliteAllowance(tmp_path / "spending.db", LIMITS, clock)


@pytest.fixture
def dynamodb(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> Iterator[DailyAllowance]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        dynamodb = client("dynamodb", region_name="eu-west-1")
        create_games_table(dynamodb, "games")
        yield DynamoDbAllowance(dynamodb, "games", LIMITS, clock)


@pytest.fixture(params=["memory", "sqlite", "dynamodb"])
def allowance(request: pytest.FixtureRequest) -> DailyAllowance:
    adapter: DailyAllowance = request.getfixturevalue(request.param)
    return adapter


def test_a_day_allows_its_limit_to_the_last_unit_and_no_more(allowance: DailyAllowance) -> None:
    assert allowance.take("transcribe", 60)
    assert not allowance.take("transcribe", 41)
    assert allowance.take("transcribe", 40)
    assert not allowance.take("transcribe", 1)


def test_more_than_a_whole_day_is_refused_at_once(allowance: DailyAllowance) -> None:
    assert not allowance.take("polly", 51)
    assert allowance.take("polly", 50)


def test_services_have_allowances_of_their_own(allowance: DailyAllowance) -> None:
    assert allowance.take("transcribe", 100)
    assert allowance.take("polly", 50)


def test_the_next_day_of_utc_begins_anew(allowance: DailyAllowance, clock: Clock) -> None:
    assert allowance.take("polly", 50)
    clock.now = NOW + timedelta(days=1)
    assert allowance.take("polly", 50)
    assert not allowance.take("polly", 1)


@pytest.mark.parametrize("allowance", ["memory", "sqlite"], indirect=True)
def test_the_limit_holds_between_threads(allowance: DailyAllowance) -> None:
    """Not over moto, whose tables take one thread at a time; DynamoDB's conditional update is atomic."""
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda _: allowance.take("transcribe", 15), range(20))) == 6


def test_what_is_taken_in_a_folder_outlives_the_process_and_is_shared(tmp_path: Path) -> None:
    here = SqliteAllowance(tmp_path / "spending.db", LIMITS)
    there = pickle.loads(pickle.dumps(here))  # noqa: S301 - as hearing's processes get it
    assert here.take("polly", 30)
    assert not there.take("polly", 30)


@pytest.mark.usefixtures("dynamodb")
def test_where_nothing_can_be_written_down_nothing_is_asked(tmp_path: Path) -> None:
    elsewhere = DynamoDbAllowance(client("dynamodb", region_name="eu-west-1"), "elsewhere", LIMITS)
    for broken in (SqliteAllowance(tmp_path, LIMITS), elsewhere):
        with pytest.raises(SpeechUnavailableError, match="cannot be read"):
            broken.take("polly", 1)


def test_in_dynamodb_a_days_sum_expires_and_tells_nothing_of_players(dynamodb: DailyAllowance) -> None:
    dynamodb.take("polly", 7)
    (item,) = client("dynamodb", region_name="eu-west-1").scan(TableName="games")["Items"]
    expires = str(int((NOW + KEPT).timestamp()))
    assert item == {"id": {"S": f"allowance/polly/{NOW:%Y-%m-%d}"}, "used": {"N": "7"}, "expiresAt": {"N": expires}}
