"""Errors in AppSync's form.

RequestError             a request that is refused as a whole, with its errorType
├── UnauthorizedError    a token that is missing, expired, or not ours
└── InvalidDocumentError GraphQL that does not parse, does not fit the schema, or is too large
"""

import logging
from collections.abc import Sequence
from typing import Any

from graphql import FieldNode, GraphQLError

logger = logging.getLogger(__name__)

AppSyncError = dict[str, Any]


class RequestError(Exception):
    """A request that is refused as a whole."""

    def __init__(self, error_type: str, message: str) -> None:
        super().__init__(message)
        self.error_type = error_type


class UnauthorizedError(RequestError):
    """The caller is nobody we know. Its errorType makes Amplify clients drop their socket."""

    def __init__(self, message: str = "The token is missing, expired, or not of this server.") -> None:
        super().__init__("UnauthorizedException", message)


class InvalidDocumentError(RequestError):
    """GraphQL that cannot be executed."""

    def __init__(self, errors: Sequence[GraphQLError]) -> None:
        super().__init__("ValidationError", errors[0].message)
        self.errors = errors


def request_errors(refusal: RequestError) -> list[AppSyncError]:
    """The `errors` of a refused request."""
    if isinstance(refusal, InvalidDocumentError):
        return [_error(error, "ValidationError", None, error.message) for error in refusal.errors]
    return [{"errorType": refusal.error_type, "message": str(refusal)}]


def field_error(error: GraphQLError, request_id: str) -> AppSyncError:
    """An error of execution: a typed one as its resolver gave it, a wrong argument, or an internal one, masked."""
    extensions = error.extensions or {}
    if "errorType" in extensions:
        return _error(error, extensions["errorType"], extensions.get("errorInfo"), error.message)
    if _is_argument_error(error):
        return _error(error, "ValidationError", None, error.message)
    logger.error("A field failed in request %s", request_id, exc_info=error.original_error or error)
    return _error(error, "InternalError", None, internal_message(request_id))


def internal_message(request_id: str) -> str:
    """All that a client is told of an unforeseen error."""
    return f"Something went wrong. Request {request_id}."


def _is_argument_error(error: GraphQLError) -> bool:
    """Whether the caller's variables or arguments are at fault: such errors point at them, not at a field."""
    return error.path is None or not all(isinstance(node, FieldNode) for node in error.nodes or ())


def _error(error: GraphQLError, error_type: str, info: object, message: str) -> AppSyncError:
    locations = [{"line": at.line, "column": at.column, "sourceName": None} for at in error.locations or ()]
    return {
        "path": error.path,
        "data": None,
        "errorType": error_type,
        "errorInfo": info,
        "locations": locations or None,
        "message": message,
    }
