"""What was spent on the language model, by game and by day."""

import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Protocol

from twentyq.guessing.llm.config import Limits, Usage
from twentyq.guessing.llm.errors import Failure, LlmFailedError, OverBudgetError

LAST_SHARE = 0.1
"""Of a game's limits, kept for the guess in its last turn."""


class Ledger(Protocol):
    """Sums by account. LlmFailedError when they cannot be read or written."""

    def spent(self, account: str) -> Usage:
        """The account's sum."""

    def add(self, account: str, usage: Usage) -> None:
        """Add to the account, also less than nothing; atomic."""


class MemoryLedger:
    """The sums of one process, of the accounts used last."""

    def __init__(self, accounts: int = 10_000) -> None:
        """Keep at most this many accounts."""
        self._size = accounts
        self._sums: OrderedDict[str, Usage] = OrderedDict()
        self._lock = Lock()

    def spent(self, account: str) -> Usage:
        """The account's sum."""
        with self._lock:
            return self._sums.get(account, Usage())

    def add(self, account: str, usage: Usage) -> None:
        """Add to the account."""
        with self._lock:
            self._sums[account] = self._sums.get(account, Usage()) + usage
            self._sums.move_to_end(account)
            while len(self._sums) > self._size:
                self._sums.popitem(last=False)


class SqliteLedger:
    """The sums in a file, so that a restart does not forget the day's limit. Safe for threads and processes."""

    def __init__(self, file: Path) -> None:
        """Open or make the file."""
        self._file = file
        with closing(self._connect()) as connection, connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS spending (account TEXT PRIMARY KEY, input INTEGER NOT NULL,"
                " cached INTEGER NOT NULL, output INTEGER NOT NULL, dollars REAL NOT NULL) WITHOUT ROWID"
            )

    def spent(self, account: str) -> Usage:
        """The account's sum."""
        rows = self._run("SELECT input, cached, output, dollars FROM spending WHERE account = ?", account)
        return Usage(*rows[0]) if rows else Usage()

    def add(self, account: str, usage: Usage) -> None:
        """Add to the account."""
        self._run(
            "INSERT INTO spending VALUES (?, ?, ?, ?, ?) ON CONFLICT (account) DO UPDATE SET"
            " input = input + excluded.input, cached = cached + excluded.cached,"
            " output = output + excluded.output, dollars = dollars + excluded.dollars",
            account,
            usage.input,
            usage.cached,
            usage.output,
            usage.dollars,
        )

    def _run(self, statement: str, *values: object) -> list[tuple[int, int, int, float]]:
        try:
            with closing(self._connect()) as connection, connection:
                return connection.execute(statement, values).fetchall()
        except sqlite3.Error as exc:
            raise LlmFailedError(Failure.UNRECORDED) from exc

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=1)
        connection.execute("PRAGMA journal_mode = WAL")
        return connection


class Budget:
    """Limits over a ledger: reserve before a call, settle after it."""

    def __init__(
        self,
        ledger: Ledger,
        limits: Limits,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        own: str = "",
        share: float = 1.0,
    ) -> None:
        """Days are days of `now`. `own`: the name of accounts of their own, which get a share of the limits."""
        self._ledger = ledger
        self._limits = limits
        self._now = now
        self._own = own
        self._part = limits.part(share)

    def reserve(self, game_id: str, estimate: Usage, *, last: bool = True) -> "Reservation":
        """Set the estimate aside; OverBudgetError when it does not fit. `last`: all of it, to the end."""
        game, day = f"{self._own}game:{game_id}", f"day:{self._now():%Y-%m-%d}"
        part = self._part if last else self._part.part(1 - LAST_SHARE)
        in_game = self._ledger.spent(game) + estimate
        if in_game.input > part.game_input_tokens or in_game.dollars > part.game_dollars:
            raise OverBudgetError("game")
        days = {day: self._limits} | ({f"{self._own}{day}": self._part} if self._own else {})
        for account, limits in days.items():
            in_day = self._ledger.spent(account) + estimate
            if in_day.input + in_day.output > limits.day_tokens or in_day.dollars > limits.day_dollars:
                raise OverBudgetError("day")
        reservation = Reservation(self._ledger, (game, *days))
        reservation.change(estimate)
        return reservation


class Reservation:
    """What was set aside for one call."""

    def __init__(self, ledger: Ledger, accounts: tuple[str, ...]) -> None:
        """Of these accounts."""
        self._ledger = ledger
        self._accounts = accounts
        self._held = Usage()

    def change(self, usage: Usage) -> None:
        """Hold this in place of what is held."""
        for account in self._accounts:
            self._ledger.add(account, usage + -self._held)
        self._held = usage
