"""Two versions of a deck at the same games, each in a process of its own where there are processors for both."""

import signal
from collections.abc import Sequence
from contextlib import ExitStack
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Protocol, Self

import numpy as np
import numpy.typing as npt

from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.players import Player
from twentyq.guessing.simulation import simulate
from twentyq.knowledge.deck import Deck
from twentyq.learning.errors import LearningError

Bools = npt.NDArray[np.bool_]
Seats = Sequence[Player]
END_SECONDS = 5.0


def named(guesser: BayesGuesser, seats: Seats, seed: int) -> Bools:
    """Whether each player's thing is named within the limit."""
    played = (game for batch in simulate(guesser, seats, extra=0, seed=seed) for game in batch)
    return np.array([game.named_in is not None for game in played], dtype=bool)


class Side(Protocol):
    """One of the versions."""

    def begin(self, seats: Seats, seed: int) -> None:
        """Play with these players."""

    def named(self) -> Bools:
        """What came of the games that were begun."""


class Pair:
    """The version in use and the one that may follow it. Close it, as a context."""

    def __init__(self, before: Deck, after: Deck, *, apart: bool) -> None:
        """Prepare both; `apart`: in two processes."""
        self.before, self.after = before, after
        self._open = ExitStack()
        self._sides: list[Side] = [
            self._open.enter_context(_Apart(deck)) if apart else _Here(deck) for deck in (before, after)
        ]

    def __enter__(self) -> Self:
        """Nothing to prepare."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self._open.close()

    def named(self, before: Seats, after: Seats, seed: int) -> tuple[Bools, Bools]:
        """Whose things each version names, of its own players. LearningError: a process ended."""
        for side, seats in zip(self._sides, (before, after), strict=True):
            side.begin(seats, seed)
        one, other = (side.named() for side in self._sides)
        return one, other


class _Here:
    def __init__(self, deck: Deck) -> None:
        self._guesser = BayesGuesser(deck)
        self._begun: tuple[Seats, int] = ((), 0)

    def begin(self, seats: Seats, seed: int) -> None:
        self._begun = seats, seed

    def named(self) -> Bools:
        return named(self._guesser, *self._begun)


class _Apart:
    """A process that ends with this one, however this one ends: its pipe is closed then."""

    def __init__(self, deck: Deck) -> None:
        context = get_context("spawn")  # a fork would copy the threads of DuckDB in the middle of their work
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_plays, args=(theirs, deck), daemon=True)
        self._process.start()
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, at: TracebackType | None) -> None:
        self._pipe.close()
        if kind:
            self._process.terminate()
        self._process.join(END_SECONDS)
        self._process.kill()

    def begin(self, seats: Seats, seed: int) -> None:
        try:
            self._pipe.send((seats, seed))
        except OSError as exc:
            raise LearningError("a process that replays games ended") from exc

    def named(self) -> Bools:
        try:
            found: Bools = self._pipe.recv()
        except (EOFError, OSError) as exc:
            raise LearningError("a process that replays games ended") from exc
        return found


def _plays(pipe: Connection, deck: Deck) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, which closes the pipe
    guesser = BayesGuesser(deck)
    try:
        while True:
            pipe.send(named(guesser, *pipe.recv()))
    except (EOFError, OSError):
        return
