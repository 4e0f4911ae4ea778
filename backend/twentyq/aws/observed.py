"""Logs, traces and metrics of the functions. Words, speech, prompts and player ids stay out of all of them.

Metrics leave as one line per invocation (CloudWatch's embedded metric format); what tells two of a kind apart stands
in the name, as in "Errors.GameNotFound".
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aws_lambda_powertools import Logger, Metrics, Tracer
from aws_lambda_powertools.metrics import MetricUnit

from twentyq.api import types

NAMESPACE = "Twentyq"
TURNS, LATENCY = "Turns", "Latency"
ENDED, ERRORS, STEP, HEARD_BY, UNHEARD = "Ended", "Errors", "Step", "HeardBy", "Unheard"
"""Kinds: followed by a game's status, an errorType, a step of a turn, a recognizer that decided, one that failed."""
CONFIGURATION = "Configuration"
"""Followed by "refused" or "unread"."""
VERSIONS = "Versions"
"""Of decks; followed by "refused" or "unread"."""
EVIDENCE = "Evidence"
"""Followed by "games" or "erased" that were recorded, or "unread"."""
BUILDS = "Builds"
"""Of decks; followed by "done", "refused" or "failed"."""
DOCUMENTS = "Documents"
"""That were to be read; followed by "read" or the code of the refusal."""
VERDICT, VERDICT_AGE = "Verdict", "VerdictAge"
"""Of the weekly run; followed by its decision. In days."""
ALLOWANCE = "AllowanceUsedUp"
"""Of a day; followed by the service that was not asked."""
UNSPOKEN = "Unspoken"
"""Sentences that went out without sound."""

logger = Logger(serialize_stacktrace=False, function_version=os.environ.get("AWS_LAMBDA_FUNCTION_VERSION", "none"))
metrics = Metrics(namespace=NAMESPACE)
metrics.set_default_dimensions(stage=os.environ.get("STAGE", "none"))
tracer = Tracer(patch_modules=["botocore"])


def count(name: str, kind: str | None = None, amount: float = 1) -> None:
    """One more, or as many as `amount`."""
    metrics.add_metric(f"{name}.{kind}" if kind else name, MetricUnit.Count, amount)


class Meter:
    """Counts what the guessers report, under their own names."""

    def count(self, name: str, amount: float = 1.0, label: str = "") -> None:
        """Add `amount`; a label makes a second metric, "name.label"."""
        for metric in (name, f"{name}.{label}") if label else (name,):
            metrics.add_metric(metric, MetricUnit.NoUnit, amount)


@contextmanager
def timed(name: str, kind: str | None = None) -> Iterator[None]:
    """How many milliseconds the inside took."""
    start = time.perf_counter()
    try:
        yield
    finally:
        milliseconds = (time.perf_counter() - start) * 1000
        metrics.add_metric(f"{name}.{kind}" if kind else name, MetricUnit.Milliseconds, milliseconds)


@contextmanager
def step(name: str) -> Iterator[None]:
    """The inside is one step of a turn, timed and traced."""
    with tracer.provider.in_subsegment(f"## {name}"), timed(STEP, name):
        yield


def record(result: object) -> None:
    """What a mutation's outcome says about the game."""
    if not isinstance(result, types.GameUpdate) or result.game is None:
        return
    count(ENDED, result.game.status.value) if result.game.finished_at else count(TURNS)
    if result.heard:
        count(HEARD_BY, result.heard.recognizer or "words")


class Timed:
    """A port whose every call is one step of a turn, timed and traced."""

    def __init__(self, port: object, step: str) -> None:
        """Time the calls to `port` under the name `step`."""
        self._port = port
        self._step = step

    def __getattr__(self, name: str) -> Any:
        """The port's method, timed."""
        method = getattr(self._port, name)

        def call(*arguments: Any, **named: Any) -> Any:
            with step(self._step):
                return method(*arguments, **named)

        return call
