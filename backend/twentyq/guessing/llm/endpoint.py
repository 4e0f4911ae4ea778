"""An OpenAI-compatible endpoint behind a deadline, retries with jitter, a circuit breaker and a budget."""

import asyncio
import json
import weakref
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from twentyq.guessing.llm.completion import completion_of, usage_of
from twentyq.guessing.llm.config import LlmConfig, Usage
from twentyq.guessing.llm.connection import Connection
from twentyq.guessing.llm.errors import Failure, LlmFailedError
from twentyq.guessing.llm.ledger import Budget, Reservation
from twentyq.guessing.llm.meter import Meter
from twentyq.guessing.llm.wire import Question, failure_of, first_form, plainer, refusal_of, request
from twentyq.time_left import at_most

if TYPE_CHECKING:
    from anyio.from_thread import BlockingPortal

T = TypeVar("T")
REPLY_TOKENS = 75
"""Expected of a reply until one was longer."""


class ChatEndpoint:
    """Calls one model from any thread. The connections live in an event loop of their own thread."""

    def __init__(self, config: LlmConfig, budget: Budget, meter: Meter) -> None:
        """Nothing is connected before the first call."""
        self.config = config
        self._budget = budget
        self._meter = meter
        self._lock = Lock()
        self._opened: _Opened | None = None
        self._form = first_form(config)
        self._longest = min(REPLY_TOKENS, config.output_tokens)

    def run(self, function: Callable[..., Any], *args: Any) -> "Future[Any]":
        """Start a coroutine function in the endpoint's own thread, from any other thread."""
        return self._open().portal.start_task_soon(function, *args)

    async def ask(self, game_id: str, question: Question, seconds: float) -> Any:
        """The parsed reply within `seconds`, LlmError otherwise. Only by what `run` started."""
        return await self._within(self._current(), game_id, question, at_most(seconds))

    def close(self) -> None:
        """End the calls, drop the connections and end the thread."""
        with self._lock:
            opened, self._opened = self._opened, None
        if opened is not None:
            opened.finalizer()

    def _current(self) -> "_Opened":
        """What `run` opened; what is under way when the endpoint closes must not open it again."""
        if self._opened is None:
            raise LlmFailedError(Failure.UNREACHABLE)
        return self._opened

    def _open(self) -> "_Opened":
        with self._lock:
            if self._opened is None:
                self._opened = _open(self.config)
            return self._opened

    async def _within(self, opened: "_Opened", game_id: str, question: Question, seconds: float) -> Any:
        if opened.breaker.opened:
            raise self._failed(Failure.CIRCUIT_OPEN)
        try:
            with opened.breaker:
                async with asyncio.timeout(seconds), opened.connection.client() as client:
                    return await self._retried(client, game_id, question)
        except TimeoutError as exc:
            raise self._failed(Failure.TIMEOUT) from exc

    async def _retried(self, client: Any, game_id: str, question: Question) -> Any:
        from tenacity import AsyncRetrying, retry_if_exception, stop_after_attempt, wait_random_exponential

        retrying = AsyncRetrying(
            stop=stop_after_attempt(self.config.attempts),
            wait=wait_random_exponential(multiplier=self.config.first_wait, max=self.config.turn_seconds / 2),
            retry=retry_if_exception(lambda exc: isinstance(exc, LlmFailedError) and exc.retryable),
            reraise=True,
        )
        return await retrying(self._once, client, game_id, question)

    async def _once(self, client: Any, game_id: str, question: Question) -> Any:
        expected = Usage(input=question.estimate, output=self._longest)
        reserve = partial(self._budget.reserve, game_id, self._priced(expected), last=question.last)
        reservation = await asyncio.to_thread(reserve)  # a ledger may wait; the time of the move goes on
        self._meter.count("llm_attempts")
        try:
            sent = await self._sent(client, question)
        except Exception as exc:
            await asyncio.to_thread(reservation.change, Usage())
            raise self._failed(failure_of(exc)) from exc
        try:
            return await self._read(sent.http_response.content, question, reservation, expected)
        except LlmFailedError as exc:
            raise self._failed(exc.failure) from exc
        except Exception as exc:  # whatever a reply holds, the deck plays on
            raise self._failed(Failure.BROKEN) from exc

    async def _sent(self, client: Any, question: Question) -> Any:
        """The response; parameters that the endpoint refuses are left out from then on."""
        while True:
            form = self._form
            try:
                create = client.chat.completions.with_raw_response.create
                return await create(**request(self.config, question, form))
            except Exception as exc:
                if failure_of(exc) is not Failure.BAD_REQUEST or (less := plainer(form, refusal_of(exc))) is None:
                    raise
                self._form = less

    async def _read(self, content: bytes, question: Question, reservation: Reservation, expected: Usage) -> Any:
        body = json.loads(content)
        await self._settle(reservation, usage_of(body) or expected)
        completion = completion_of(body)
        try:
            return question.parse(completion.text)
        except ValueError as exc:
            raise LlmFailedError(Failure.CUT_OFF if completion.cut_off else Failure.BROKEN) from exc

    async def _settle(self, reservation: Reservation, counted: Usage) -> None:
        usage = self._priced(counted)
        self._longest = min(max(self._longest, usage.output), self.config.output_tokens)
        await asyncio.to_thread(reservation.change, usage)
        for name in ("input", "cached", "output"):
            self._meter.count(f"llm_{name}_tokens", getattr(usage, name))
        self._meter.count("llm_dollars", usage.dollars)

    def _priced(self, usage: Usage) -> Usage:
        return Usage(usage.input, usage.cached, usage.output, self.config.prices.of(usage))

    def _failed(self, failure: Failure) -> LlmFailedError:
        self._meter.count("llm_failures", label=failure)
        return LlmFailedError(failure)


def outcome(future: "Future[T]") -> T:
    """What `run` comes to; LlmFailedError also when it was cancelled."""
    try:
        return future.result()
    except CancelledError as exc:
        raise LlmFailedError(Failure.TIMEOUT) from exc


@dataclass(frozen=True, slots=True)
class _Opened:
    connection: Connection
    portal: "BlockingPortal"
    breaker: Any
    finalizer: Callable[[], object]


def _open(config: LlmConfig) -> _Opened:
    from anyio.from_thread import start_blocking_portal
    from circuitbreaker import CircuitBreaker

    stack = ExitStack()
    portal = stack.enter_context(start_blocking_portal(name="llm"))
    connection = Connection(config)
    stack.callback(portal.call, portal.stop, True)
    stack.callback(portal.call, connection.close)
    # An illegal move or an empty budget says nothing about the endpoint.
    breaker = CircuitBreaker(
        failure_threshold=config.failures_to_open,
        recovery_timeout=config.open_seconds,
        expected_exception=(LlmFailedError, TimeoutError),
        name=f"{config.base_url} {config.model}",
    )
    return _Opened(connection, portal, breaker, weakref.finalize(breaker, stack.close))
