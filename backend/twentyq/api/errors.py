"""The one table from errors to the API's errorType and errorInfo."""

from dataclasses import dataclass
from typing import Any

from twentyq.game.errors import (
    GameNotFoundError,
    GameOverError,
    InvalidInputError,
    NothingToUndoError,
    TurnAlreadyAnsweredError,
    TurnNotAskedError,
)
from twentyq.learning.taught.checks import TeachingRefusedError
from twentyq.play.errors import (
    DeckNotFoundError,
    DeckRefusedError,
    DecksOffError,
    DeckUnavailableError,
    InvitationExpiredError,
    NotAllowedError,
    NotReadyError,
    OverloadedError,
    QuotaError,
    RateLimitedError,
    TeachingOffError,
    TeamNotFoundError,
    VoiceOffError,
)
from twentyq.speech.errors import AudioTooLongError, AudioUnreadableError, SpeechUnavailableError
from twentyq.storage.errors import GameUnreadableError, PlayerForgottenError, RecordUnreadableError, StorageError


@dataclass(frozen=True, slots=True)
class ApiError:
    """An error as clients see it."""

    type: str
    message: str
    info: dict[str, Any] | None = None


def api_error(error: BaseException, request_id: str) -> ApiError:
    """What a client is told of an error; of an unforeseen one nothing but the request's id."""
    match error:
        case TurnAlreadyAnsweredError():
            return ApiError("TurnAlreadyAnswered", str(error), {"answer": error.stored.value})
        case TeachingRefusedError():
            info = {"field": error.field, "reason": error.reason, "code": error.why.value}
            return ApiError("InvalidInput", str(error), info)
        case InvalidInputError():
            return ApiError("InvalidInput", str(error), {"field": error.field, "reason": error.reason})
        case (
            GameNotFoundError()
            | GameOverError()
            | TurnNotAskedError()
            | NothingToUndoError()
            | DeckNotFoundError()
            | (InvitationExpiredError() | NotAllowedError() | NotReadyError() | TeamNotFoundError())
            | (AudioUnreadableError() | AudioTooLongError())
        ):
            return ApiError(type(error).__name__.removesuffix("Error"), str(error))
        case DeckRefusedError() | QuotaError():
            return _deck_error(error)
        case RateLimitedError():
            return ApiError("RateLimited", str(error), {"retryAfterSeconds": error.retry_after_seconds})
        case OverloadedError() | DeckUnavailableError() | VoiceOffError() | DecksOffError() | TeachingOffError():
            retryable = isinstance(error, (OverloadedError, DeckUnavailableError))
            return ApiError("ServiceUnavailable", str(error), {"retryable": retryable})
        case SpeechUnavailableError():
            message = "Nobody can listen at the moment. Please tap an answer."
            return ApiError("ServiceUnavailable", message, {"retryable": True})
        case StorageError():
            return _storage_error(error)
        case _:
            return ApiError("InternalError", f"Something went wrong. Request {request_id}.")


def _deck_error(error: DeckRefusedError | QuotaError) -> ApiError:
    if isinstance(error, QuotaError):
        return ApiError("QuotaExceeded", str(error), {"limit": error.limit})
    return ApiError("DeckRefused", str(error), {"code": error.code, "help": error.help})


def _storage_error(error: StorageError) -> ApiError:
    match error:
        case PlayerForgottenError():
            return ApiError("Unauthorized", "This account was deleted.")
        case GameUnreadableError():
            message = "This game cannot be read at the moment. You can start another one."
        case RecordUnreadableError():
            message = "This deck or team cannot be read at the moment."
        case _:
            message = "Games cannot be stored at the moment."
    return ApiError("ServiceUnavailable", message, {"retryable": error.retryable})


def is_expected(error: ApiError) -> bool:
    """Whether the error is the caller's to handle; others are logged."""
    return error.type not in ("InternalError", "ServiceUnavailable")
