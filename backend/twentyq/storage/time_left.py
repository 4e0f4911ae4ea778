"""How long the current request may still take. A store gives up in time to say so."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

DEFAULT_SECONDS = 5.0

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
