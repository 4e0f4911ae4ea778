"""The server's address, as the client of the present request reaches it."""

from contextvars import ContextVar

from starlette.types import ASGIApp, Receive, Scope, Send

from twentyq.local.http.middleware import host_of

_address: ContextVar[str] = ContextVar("address", default="")


def present_address() -> str:
    """Scheme and host, without a slash at the end; empty outside of requests."""
    return _address.get()


class KnownAddress:
    """Remembers the address during a request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve."""
        if scope["type"] == "http":
            _address.set(f"{scope['scheme']}://{host_of(scope)}")
        await self._app(scope, receive, send)
