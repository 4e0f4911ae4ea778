"""What every ledger of spending does."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.conftest import NOW

from twentyq.guessing.llm.config import Limits, Usage
from twentyq.guessing.llm.errors import OverBudgetError
from twentyq.guessing.llm.ledger import Budget, Ledger, MemoryLedger, SqliteLedger


@pytest.fixture(params=["memory", "sqlite"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Ledger:
    return MemoryLedger() if request.param == "memory" else SqliteLedger(tmp_path / "spending.db")


def test_an_account_begins_with_nothing(ledger: Ledger) -> None:
    assert ledger.spent("game:1") == Usage()


def test_what_is_added_is_summed_by_account(ledger: Ledger) -> None:
    ledger.add("game:1", Usage(10, 4, 2, 0.5))
    ledger.add("game:1", Usage(1, 1, 1, 0.25))
    ledger.add("game:2", Usage(7, 0, 0, 0.0))
    assert ledger.spent("game:1") == Usage(11, 5, 3, 0.75)


def test_no_addition_is_lost_between_threads(ledger: Ledger) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: ledger.add("day", Usage(input=1)), range(40)))
    assert ledger.spent("day").input == 40


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


def test_a_memory_ledger_keeps_the_accounts_used_last() -> None:
    ledger = MemoryLedger(accounts=2)
    for account in ("a", "b", "a", "c"):
        ledger.add(account, Usage(input=1))
    assert [ledger.spent(account).input for account in "abc"] == [2, 0, 1]
