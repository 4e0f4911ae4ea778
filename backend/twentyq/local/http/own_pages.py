"""Only pages of this server, and programs, may use it: no web site that a browser has open beside."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOCAL_HOSTS = frozenset(("localhost", "127.0.0.1", "::1"))


class OwnPages:
    """Refuses requests to a host that this server is not (DNS rebinding), and from pages of another origin."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] | None, origins: Iterable[str] = ()) -> None:
        """`hosts` besides this computer's local ones, None for any; `origins`: of other pages that may use it."""
        self._app = app
        self._hosts = None if hosts is None else LOCAL_HOSTS | {host.lower() for host in hosts}
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve whom it is for."""
        if scope["type"] in ("http", "websocket"):
            headers = Headers(scope=scope)
            host = _name(f"//{headers.get('host', '')}")
            if not self._is_ours(host) or not self.allows(headers.get("origin"), host):
                await _refuse(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def allows(self, origin: str | None, host: str) -> bool:
        """Whether a page of `origin` may use the server as `host`; programs send no origin."""
        if origin is None or origin in self._origins:
            return True
        name = _name(origin)
        return bool(name) and (name == host or name in LOCAL_HOSTS)

    def _is_ours(self, host: str) -> bool:
        return self._hosts is None or host in self._hosts


def _name(url: str) -> str:
    """The host of a URL without its port; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": "not a page of this server"})
        return
    refusal = PlainTextResponse("This server is for its own pages. TWENTYQ_ORIGINS allows others.", 403)
    await refusal(scope, receive, send)
