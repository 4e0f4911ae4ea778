"""What was spent on the language model, by game and by day."""

import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

from twentyq.guessing.llm.config import Limits, Room, Usage
from twentyq.guessing.llm.errors import Failure, LlmFailedError, OverBudgetError

LAST_SHARE = 0.1
"""Of a game's limits, kept for the guess in its last turn."""


ADD = """
    INSERT INTO spending VALUES (?, ?, ?, ?, ?) ON CONFLICT (account) DO UPDATE SET
    input = input + excluded.input, cached = cached + excluded.cached,
    output = output + excluded.output, dollars = dollars + excluded.dollars
"""
TAKE = f"""{ADD} WHERE input + excluded.input <= ? AND input + excluded.input + output + excluded.output <= ?
    AND dollars + excluded.dollars <= ? RETURNING account
"""


class Ledger(Protocol):
    """Sums by account. LlmFailedError when they cannot be read or written."""

    def spent(self, account: str) -> Usage:
        """The account's sum."""

    def add(self, account: str, usage: Usage) -> None:
        """Add to the account, also less than nothing; atomic."""

    def take(self, account: str, usage: Usage, room: Room) -> bool:
        """Add to the account where its sum stays within `room`, in one step; whether it did."""


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
            self._put(account, self._sums.get(account, Usage()) + usage)

    def take(self, account: str, usage: Usage, room: Room) -> bool:
        """Add where it fits."""
        with self._lock:
            after = self._sums.get(account, Usage()) + usage
            if not room.holds(after):
                return False
            self._put(account, after)
            return True

    def _put(self, account: str, usage: Usage) -> None:
        self._sums[account] = usage
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
        self._run(ADD, account, usage.input, usage.cached, usage.output, usage.dollars)

    def take(self, account: str, usage: Usage, room: Room) -> bool:
        """Add where it fits."""
        if not room.holds(usage):
            return False
        values = (account, usage.input, usage.cached, usage.output, usage.dollars)
        return bool(self._run(TAKE, *values, room.input, room.tokens, room.dollars))

    def _run(self, statement: str, *values: object) -> list[Any]:
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
        each: float | None = None,
    ) -> None:
        """Days are days of `now`. `own`: the name of accounts of their own, which get a share of the limits.

        `each`: the share of a game's limits that one player of it gets; the ids are then "game/player".
        """
        self._ledger = ledger
        self._limits = limits
        self._now = now
        self._own = own
        self._part = limits.part(share)
        self._each = each

    def reserve(self, game_id: str, estimate: Usage, *, last: bool = True) -> "Reservation":
        """Set the estimate aside; OverBudgetError when it does not fit. `last`: all of it, to the end."""
        day = f"day:{self._now():%Y-%m-%d}"
        part = self._part if last else self._part.part(1 - LAST_SHARE)
        reservation = Reservation(self._ledger)
        for game, limits in self._games(game_id, part):
            room = Room(input=limits.game_input_tokens, dollars=limits.game_dollars)
            self._take(reservation, "game", f"{self._own}game:{game}", estimate, room)
        for account, limits in ((day, self._limits), *([(f"{self._own}{day}", self._part)] if self._own else [])):
            self._take(
                reservation, "day", account, estimate, Room(tokens=limits.day_tokens, dollars=limits.day_dollars)
            )
        return reservation

    def _games(self, game_id: str, part: Limits) -> tuple[tuple[str, Limits], ...]:
        if self._each is None:
            return ((game_id, part),)
        return (game_id, part.part(self._each)), (game_id.rpartition("/")[0], part)

    def _take(self, reservation: "Reservation", kind: str, account: str, estimate: Usage, room: Room) -> None:
        if not reservation.take(account, estimate, room):
            reservation.change(Usage())
            raise OverBudgetError(kind)


class Reservation:
    """What was set aside for one call."""

    def __init__(self, ledger: Ledger) -> None:
        """Nothing yet."""
        self._ledger = ledger
        self._accounts: list[str] = []
        self._held = Usage()

    def take(self, account: str, usage: Usage, room: Room) -> bool:
        """Hold `usage` in one more account, where it fits."""
        if not self._ledger.take(account, usage, room):
            return False
        self._accounts.append(account)
        self._held = usage
        return True

    def change(self, usage: Usage) -> None:
        """Hold this in place of what is held."""
        for account in self._accounts:
            self._ledger.add(account, usage + -self._held)
        self._held = usage
