"""GraphQL over HTTP, as AppSync serves it."""

import asyncio
import logging
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, TypeVar
from uuid import uuid4

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from twentyq.local.errors import InvalidDocumentError, RequestError, internal_message, request_errors
from twentyq.local.execution.documents import GraphQLRequest
from twentyq.local.execution.executor import Executor
from twentyq.local.identity import GuestIdentity, Session
from twentyq.local.limits import Limits
from twentyq.local.tokens import token_in
from twentyq.play.errors import RateLimitedError
from twentyq.play.recording_limit import TokenBuckets

logger = logging.getLogger(__name__)

DISCARDED_BYTES = 32_000_000
"""How much of a body that is too long is read, so that the client gets to read the refusal."""

T = TypeVar("T")


class RefreshRequest(msgspec.Struct, frozen=True, rename="camel"):
    """The body of /auth/guest: empty for a new player."""

    refresh_token: str | None = None


@dataclass(frozen=True, slots=True)
class HttpApi:
    """The endpoints that answer JSON."""

    executor: Executor
    identity: GuestIdentity
    limits: Limits
    guests: TokenBuckets
    """Bounds new players by their address in the network."""

    async def graphql(self, request: Request) -> Response:
        """POST /graphql."""
        request_id = str(uuid4())
        try:
            player_id = self.identity.player_id(token_in(request.headers))
            body = _decoded(await self._body(request), GraphQLRequest)
            return json_response(await self.executor.execute(body, player_id, request_id), request_id=request_id)
        except InvalidDocumentError as refusal:
            return json_response({"data": None, "errors": request_errors(refusal)}, request_id=request_id)
        except RequestError as refusal:
            return refused(refusal)
        except Exception:
            logger.exception("Request %s failed", request_id)
            error = RequestError("InternalError", internal_message(request_id))
            return refused(error)

    async def guest(self, request: Request) -> Response:
        """POST /auth/guest: a new player, or a returning one who sends a refresh token."""
        try:
            body = await self._body(request)
            token = _decoded(body, RefreshRequest).refresh_token if body.strip() else None
            if token is None and request.client and not _is_local(request.client.host):
                self.guests.admit(request.client.host)
            session = await asyncio.to_thread(self._session, token)
            return json_response(_session_fields(session))
        except RateLimitedError as refusal:
            return too_many(refusal.retry_after_seconds)
        except RequestError as refusal:
            return refused(refusal)

    def _session(self, refresh_token: str | None) -> Session:
        return self.identity.new_guest() if refresh_token is None else self.identity.refresh(refresh_token)

    async def _body(self, request: Request) -> bytes:
        body = bytearray()
        length = 0
        try:
            async with asyncio.timeout(self.limits.body_seconds):
                async for chunk in request.stream():
                    length += len(chunk)
                    if length <= self.limits.body_bytes:
                        body += chunk
                    elif length > DISCARDED_BYTES:
                        break
        except TimeoutError as exc:
            raise RequestError("RequestTimeout", "The request's body did not arrive in time.") from exc
        except ClientDisconnect as exc:
            raise RequestError("RequestTimeout", "The request's body did not arrive.") from exc
        if length > self.limits.body_bytes:
            raise RequestError("RequestEntityTooLarge", f"A request has at most {self.limits.body_bytes} bytes.")
        return bytes(body)


STATUS = {
    "UnauthorizedException": 401,
    "MalformedHttpRequestException": 400,
    "RequestTimeout": 408,
    "RequestEntityTooLarge": 413,
    "TooManyRequests": 429,
    "InternalError": 500,
    "ServiceUnavailable": 503,
}


def refused(refusal: RequestError) -> Response:
    """A request that was refused as a whole."""
    response = json_response({"errors": request_errors(refusal)}, STATUS[refusal.error_type])
    response.headers["x-amzn-ErrorType"] = refusal.error_type
    return response


def too_many(seconds: int) -> Response:
    """A request too many from one address."""
    response = refused(RequestError("TooManyRequests", "Too many new players from this address. Try again later."))
    response.headers["retry-after"] = str(seconds)
    return response


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:  # no network between: a test, a UNIX socket
        return True


def json_response(content: Any, status: int = 200, request_id: str | None = None) -> Response:
    """JSON that nobody keeps."""
    headers = {"cache-control": "no-store"}
    if request_id:
        headers["x-amzn-requestid"] = request_id
    return Response(msgspec.json.encode(content), status, headers, "application/json")


def _decoded(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as exc:
        raise RequestError("MalformedHttpRequestException", f"The body is not what is expected: {exc}.") from exc


def _session_fields(session: Session) -> dict[str, Any]:
    return {
        "accessToken": session.access_token,
        "refreshToken": session.refresh_token,
        "playerId": session.player_id,
        "expiresAt": session.expires_at,
    }
