"""What every response gets: security headers, a line in the access log."""

import logging
import time
from urllib.parse import quote

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger(__name__)

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"microphone=(self), camera=(), geolocation=()"),
)


def content_security_policy(host: str) -> str:
    """What pages of this server may load: its own files, its API, and its sockets, which old browsers want named.

    WebAssembly runs what tells speech from noise for hands-free listening.
    """
    return (
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
        f"connect-src 'self' ws://{host} wss://{host}; "
        "img-src 'self' data: blob:; media-src 'self' data: blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    )


class SecurityHeaders:
    """Adds the headers that keep pages to themselves."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, with headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                policy = content_security_policy(host_of(scope)).encode()
                message["headers"] = [*message.get("headers", ()), *HEADERS, (b"content-security-policy", policy)]
            await send(message)

        await self._app(scope, receive, send_with_headers)


class AccessLog:
    """One line for a request: method, first part of the path, status, time. No ids, no content, no addresses."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, and log."""
        if scope["type"] != "http" or not logger.isEnabledFor(logging.INFO):
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            milliseconds = (time.perf_counter() - started) * 1000
            path = quote("/" + scope["path"].lstrip("/").partition("/")[0])
            logger.info("%s %s %d %.1f ms", scope["method"], path, status, milliseconds)


def host_of(scope: Scope) -> str:
    """The Host header, unless it holds what has no place in one."""
    host = Headers(scope=scope).get("host", "")
    return host if host and all(character.isalnum() or character in ".-:[]" for character in host) else "localhost"
