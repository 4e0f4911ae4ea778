"""Why a language model gave nothing that can be used.

LlmError
├── LlmFailedError      the endpoint failed; `retryable` when the same call may succeed at once
├── OverBudgetError     the game's or the day's limit is used up; nothing was sent
└── IllegalMoveError    the move breaks a rule of the game; `rule` says which
"""

from enum import StrEnum


class Failure(StrEnum):
    """What went wrong at the endpoint."""

    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    REFUSED = "refused"
    BROKEN = "broken"
    EMPTY = "empty"
    CUT_OFF = "cut_off"
    """The reply, thoughts included, was longer than it may be."""
    NO_CREDIT = "no_credit"
    UNAUTHORIZED = "unauthorized"
    WRONG_MODEL = "wrong_model"
    WRONG_ADDRESS = "wrong_address"
    BAD_REQUEST = "bad_request"
    CIRCUIT_OPEN = "circuit_open"
    UNRECORDED = "unrecorded"
    """What is spent cannot be written down, so nothing is spent."""


RETRYABLE = frozenset(
    (
        Failure.UNREACHABLE,
        Failure.RATE_LIMITED,
        Failure.SERVER_ERROR,
        Failure.REFUSED,
        Failure.BROKEN,
        Failure.EMPTY,
    )
)


class LlmError(Exception):
    """The language model is of no use for this move."""

    label = "error"
    """The error's name in metrics."""


class LlmFailedError(LlmError):
    """The endpoint failed."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(f"the language model failed: {failure}")
        self.failure = failure
        self.label = str(failure)

    @property
    def retryable(self) -> bool:
        """Whether the same call may succeed at once."""
        return self.failure in RETRYABLE


class OverBudgetError(LlmError):
    """A limit on tokens or money is used up."""

    def __init__(self, account: str) -> None:
        super().__init__(f"the limit of this {account} is used up")
        self.account = account
        self.label = f"over_budget_{account}"


class IllegalMoveError(LlmError):
    """The move breaks a rule of the game."""

    label = "illegal"

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule
