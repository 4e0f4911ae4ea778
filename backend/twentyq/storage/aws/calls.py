"""Calls to AWS: retried with jitter while there is time, their failures turned into ours."""

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

import botocore.exceptions

from twentyq.storage.errors import StorageBrokenError, StorageUnavailableError
from twentyq.storage.time_left import seconds_left

CONNECT_SECONDS = READ_SECONDS = 0.5
CALL_SECONDS = CONNECT_SECONDS + READ_SECONDS
"""The most that one attempt may take; no attempt is begun with less time left."""
FIRST_DELAY, LONGEST_DELAY = 0.025, 0.8
USER_AGENT = "twentyq"
"""botocore's own is put together twice a call, a tenth of what a call costs the processor."""

TRANSIENT = frozenset(
    {
        "InternalServerError",
        "InternalError",
        "LimitExceededException",
        "ProvisionedThroughputExceeded",  # among the reasons of a cancelled transaction
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestTimeout",
        "ServiceUnavailable",
        "SlowDown",
        "Throttling",
        "ThrottlingException",
        "ThrottlingError",
        "TooManyRequestsException",
        "TransactionConflict",
        "TransactionConflictException",
        "TransactionInProgressException",
    }
)
Result = TypeVar("Result")


def client(service: str, *, attempts: int = 1, more: Mapping[str, Any] = MappingProxyType({}), **settings: Any) -> Any:
    """boto3's client without boto3; with one attempt it leaves retries to `call`. `more` goes into its Config."""
    from botocore.config import Config

    usual = {"connect_timeout": CONNECT_SECONDS, "read_timeout": READ_SECONDS, "tcp_keepalive": True}
    retries = {"total_max_attempts": attempts, "mode": "standard"}
    config = Config(**usual | {"retries": retries, "user_agent": USER_AGENT} | dict(more))
    return _session().create_client(service, config=config, **settings)


@cache
def _session() -> Any:
    """One for all clients, which share what it reads. Importing boto3 would load what nobody here uses."""
    from botocore.session import Session

    return Session()


def rounds() -> Iterator[None]:
    """One after the other while there is time for one, with a pause of growing, random length between them."""
    delay = FIRST_DELAY
    while seconds_left() >= CALL_SECONDS:
        yield
        time.sleep(min(random.uniform(0, delay), max(0.0, seconds_left())))  # noqa: S311 - jitter is no secret
        delay = min(2 * delay, LONGEST_DELAY)


def call(operation: Callable[..., Result], **request: Any) -> Result:
    """The operation's result. What is left of its errors is a ClientError that only the caller can judge.

    Raises StorageUnavailableError when time runs out, StorageBrokenError when trying again is of no use.
    """
    failure: Exception | None = None
    for _ in rounds():
        try:
            return operation(**request)
        except botocore.exceptions.ClientError as exc:
            if not _is_transient(exc):
                raise
            failure = exc
        except (botocore.exceptions.ConnectionError, botocore.exceptions.HTTPClientError) as exc:
            failure = exc
        except botocore.exceptions.BotoCoreError as exc:
            raise StorageBrokenError(type(exc).__name__) from exc
    raise StorageUnavailableError("no time left" if failure is None else type(failure).__name__) from failure


def perform(operation: Callable[..., Result], **request: Any) -> Result:
    """`call` of what AWS has no reason to refuse: StorageBrokenError where it does."""
    try:
        return call(operation, **request)
    except botocore.exceptions.ClientError as exc:
        raise broken(exc) from exc


@contextmanager
def one_try() -> Iterator[None]:
    """Errors of a call that is not repeated: StorageUnavailableError where a later one may do, StorageBrokenError."""
    try:
        yield
    except botocore.exceptions.ClientError as exc:
        raise (StorageUnavailableError(codes(exc)[0]) if _is_transient(exc) else broken(exc)) from exc
    except (botocore.exceptions.ConnectionError, botocore.exceptions.HTTPClientError) as exc:
        raise StorageUnavailableError(type(exc).__name__) from exc
    except botocore.exceptions.BotoCoreError as exc:
        raise StorageBrokenError(type(exc).__name__) from exc


def codes(error: botocore.exceptions.ClientError) -> list[str]:
    """The error's code; of a cancelled transaction the codes of its parts, in their order."""
    reasons = error.response.get("CancellationReasons")
    return [reason.get("Code", "None") for reason in reasons] if reasons else [error.response["Error"]["Code"]]


def broken(error: botocore.exceptions.ClientError) -> StorageBrokenError:
    """Our error for a call that AWS refuses for good."""
    return StorageBrokenError(", ".join(code for code in codes(error) if code != "None"))


def _is_transient(error: botocore.exceptions.ClientError) -> bool:
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return status >= 500 or any(code in TRANSIENT for code in codes(error))
