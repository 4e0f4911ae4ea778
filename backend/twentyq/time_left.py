"""How long the current request may still take. Whatever waits gives up in time to say so."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

DEFAULT_SECONDS = 5.0
KEPT_SECONDS = 2.0
"""What waiting for a service leaves of the request, to save the game and to answer."""

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Everything inside has this long."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def seconds_left() -> float:
    """What is left of `within`, or the default outside of it."""
    deadline = _deadline.get()
    return DEFAULT_SECONDS if deadline is None else deadline - time.monotonic()


def at_most(seconds: float) -> float:
    """How long a service may be waited for: `seconds`, less where `within` ends before. It may come to nothing."""
    return seconds if _deadline.get() is None else min(seconds, seconds_left() - KEPT_SECONDS)
