"""How long the current request may still take. Whatever waits gives up in time to say so.

On an event loop nothing may wait at all: it is tried there `at_once`, and whatever would have to wait says so.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

DEFAULT_SECONDS = 5.0
KEPT_SECONDS = 2.0
"""What waiting for a service leaves of the request, to save the game and to answer."""

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)
_at_once: ContextVar[bool] = ContextVar("at_once", default=False)


class MustWaitError(Exception):
    """Raised inside `at_once`, with nothing done: to be called again where it may wait."""


@contextmanager
def at_once() -> Iterator[None]:
    """Nothing inside waits for a lock, a file, a vendor or long work: MustWaitError where it would have to."""
    token = _at_once.set(True)
    try:
        yield
    finally:
        _at_once.reset(token)


def may_wait() -> bool:
    """Whether this is outside of `at_once`."""
    return not _at_once.get()


def about_to_wait() -> None:
    """Said by whatever waits next. MustWaitError where it may not."""
    if _at_once.get():
        raise MustWaitError


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
