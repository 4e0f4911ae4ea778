"""What every ledger of spending does."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from moto import mock_aws
from tests.conftest import NOW
from tests.contract.tables import create_games_table

from twentyq.aws.spending import KEPT, DynamoDbLedger
from twentyq.guessing.llm.config import Limits, Room, Usage
from twentyq.guessing.llm.errors import LlmFailedError, OverBudgetError
from twentyq.guessing.llm.ledger import Budget, Ledger, MemoryLedger, SqliteLedger
from twentyq.storage.aws import client


@pytest.fixture
def memory() -> Ledger:
    return MemoryLedger()


@pytest.fixture
def sqlite(tmp_path: Path) -> Ledger:
    return SqliteLedger(tmp_path / "spending.db")


@pytest.fixture
def dynamodb(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        dynamodb = client("dynamodb", region_name="eu-west-1")
        create_games_table(dynamodb, "games")
        yield DynamoDbLedger(dynamodb, "games", lambda: NOW)


@pytest.fixture(params=["memory", "sqlite", "dynamodb"])
def ledger(request: pytest.FixtureRequest) -> Ledger:
    adapter: Ledger = request.getfixturevalue(request.param)
    return adapter


def test_an_account_begins_with_nothing(ledger: Ledger) -> None:
    assert ledger.spent("game:1") == Usage()


def test_what_is_added_is_summed_by_account(ledger: Ledger) -> None:
    ledger.add("game:1", Usage(10, 4, 2, 0.5))
    ledger.add("game:1", Usage(1, 1, 1, 0.25))
    ledger.add("game:2", Usage(7, 0, 0, 0.0))
    assert ledger.spent("game:1") == Usage(11, 5, 3, 0.75)


@pytest.mark.parametrize("ledger", ["memory", "sqlite"], indirect=True)
def test_no_addition_is_lost_between_threads(ledger: Ledger) -> None:
    """Not over moto, whose tables take one thread at a time; DynamoDB's ADD is atomic."""
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: ledger.add("day", Usage(input=1)), range(40)))
    assert ledger.spent("day").input == 40


def test_what_does_not_fit_is_not_taken(ledger: Ledger) -> None:
    room = Room(input=100, tokens=120, dollars=1.0)
    assert ledger.take("day", Usage(60, 0, 20, 0.5), room)
    for too_much in (Usage(input=41), Usage(input=1, output=40), Usage(dollars=0.6)):
        assert not ledger.take("day", too_much, room)
    assert not ledger.take("new", Usage(input=101), room)
    assert ledger.take("day", Usage(40, 0, 0, 0.5), room)
    assert ledger.spent("day") == Usage(100, 0, 20, 1.0)
    assert ledger.spent("new") == Usage()


@pytest.mark.parametrize("ledger", ["memory", "sqlite"], indirect=True)
def test_the_days_limit_holds_between_threads(ledger: Ledger) -> None:
    def held(number: int) -> bool:
        try:
            Budget(ledger, Limits(day_dollars=1.0), lambda: NOW).reserve(f"g{number}", Usage(dollars=0.4))
        except OverBudgetError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(held, range(20))) == 2


def test_a_reservation_counts_until_it_is_settled(ledger: Ledger) -> None:
    budget = Budget(ledger, Limits(game_input_tokens=100), lambda: NOW)
    held = budget.reserve("g", Usage(input=80))
    with pytest.raises(OverBudgetError) as refused:
        budget.reserve("g", Usage(input=30))
    assert refused.value.account == "game"
    held.change(Usage(input=60))
    budget.reserve("g", Usage(input=30))
    assert ledger.spent("game:g").input == 90


@pytest.mark.parametrize(
    ("limits", "account"),
    [
        (Limits(game_dollars=0.01), "game"),
        (Limits(day_dollars=0.01), "day"),
        (Limits(day_tokens=40), "day"),
    ],
)
def test_every_limit_refuses_what_would_exceed_it(ledger: Ledger, limits: Limits, account: str) -> None:
    with pytest.raises(OverBudgetError) as refused:
        Budget(ledger, limits, lambda: NOW).reserve("g", Usage(input=30, output=11, dollars=0.02))
    assert refused.value.account == account
    assert ledger.spent("game:g") == Usage()


def test_the_day_is_shared_by_all_games(ledger: Ledger) -> None:
    budget = Budget(ledger, Limits(day_tokens=100), lambda: NOW)
    budget.reserve("one", Usage(input=60))
    with pytest.raises(OverBudgetError):
        budget.reserve("other", Usage(input=60))


def test_a_player_of_a_game_gets_a_share_of_its_limits(ledger: Ledger) -> None:
    budget = Budget(ledger, Limits(game_input_tokens=100), lambda: NOW, each=0.5)
    budget.reserve("deck/one", Usage(input=40))
    with pytest.raises(OverBudgetError):
        budget.reserve("deck/one", Usage(input=20))
    budget.reserve("deck/other", Usage(input=50))
    with pytest.raises(OverBudgetError):
        budget.reserve("deck/third", Usage(input=20))
    assert [ledger.spent(f"game:{account}").input for account in ("deck", "deck/one", "deck/third")] == [90, 40, 0]


def test_a_memory_ledger_keeps_the_accounts_used_last() -> None:
    ledger = MemoryLedger(accounts=2)
    for account in ("a", "b", "a", "c"):
        ledger.add(account, Usage(input=1))
    assert [ledger.spent(account).input for account in "abc"] == [2, 0, 1]


@pytest.mark.usefixtures("dynamodb")
def test_where_spending_cannot_be_written_down_nothing_is_spent(tmp_path: Path) -> None:
    file = tmp_path / "spending.db"
    ledger = SqliteLedger(file)
    for name in tmp_path.iterdir():
        name.unlink()
    file.mkdir()
    for broken in (ledger, DynamoDbLedger(client("dynamodb", region_name="eu-west-1"), "elsewhere")):
        with pytest.raises(LlmFailedError):
            Budget(broken, Limits(), lambda: NOW).reserve("g", Usage(input=1))


def test_in_dynamodb_accounts_expire(dynamodb: DynamoDbLedger) -> None:
    dynamodb.add("day", Usage(input=1))
    items = client("dynamodb", region_name="eu-west-1").scan(TableName="games")["Items"]
    assert [item["expiresAt"]["N"] for item in items] == [str(int((NOW + KEPT).timestamp()))]
