"""Serving an ASGI application with uvicorn until a signal stops it."""

import asyncio
import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from socket import socket
from typing import TYPE_CHECKING

from uvicorn import Config, Server
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets import http11

from twentyq.local.limits import Limits, within_open_files
from twentyq.local.listening import BACKLOG, Listener

if TYPE_CHECKING:
    from starlette.types import ASGIApp

HEADER_BYTES = 65_536
http11.MAX_LINE_LENGTH = HEADER_BYTES  # the handshake carries a token in one header line
GRACE_SECONDS = 3
PING_SECONDS = 20.0
THREADS = 48
"""Turns at once: more than recordings that may be heard or wait, so that taps need not wait for a thread."""


class LocalServer:
    """One application on one or more sockets. It ends by closing WebSockets with 1012, on which clients come back."""

    def __init__(
        self, app: "ASGIApp", *listeners: Listener, limits: Limits | None = None, ping_seconds: float = PING_SECONDS
    ) -> None:
        limits = within_open_files(limits or Limits())
        self._listeners = listeners
        self._servers = [_server(app, listener, limits, ping_seconds) for listener in listeners]

    def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Serve until `stop` or a signal; `ready` is called once all sockets are served."""
        with asyncio.Runner(loop_factory=_fastest_loop()) as runner:
            runner.run(self.serve(ready))

    def stop(self) -> None:
        """Ask for the end, from any thread."""
        for server in self._servers:
            server.should_exit = True

    async def serve(self, ready: Callable[[], None] = lambda: None) -> None:
        """`run`, inside an event loop."""
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS, "turn"))
        with _signals(self.stop):
            serving = [
                asyncio.create_task(server.serve([listener.socket]))
                for server, listener in zip(self._servers, self._listeners, strict=True)
            ]
            announcing = asyncio.create_task(self._announce(ready))
            try:
                await asyncio.gather(*serving)
            finally:
                self.stop()
                announcing.cancel()

    async def _announce(self, ready: Callable[[], None]) -> None:
        await asyncio.gather(*(server.listening.wait() for server in self._servers))
        ready()


class _Server(Server):
    """A uvicorn server that says when it serves and leaves signals to its owner."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _HttpProtocol(HttpToolsProtocol):
    """Lets go of one connection too many, and a request whose head does not end or comes too slowly."""

    limits = Limits()
    _head_bytes = 0
    _in_head = True
    _head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._await_head()
        if len(self.connections) > self.limits.connections:
            self._silent_one().transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_arrived()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._in_head and self._head_timer is None:
            self._await_head()
        self._head_bytes += len(data)
        super().data_received(data)
        if self._in_head and self._head_bytes > HEADER_BYTES and not self.transport.is_closing():
            self.send_400_response("The request's head is too long.")

    def _silent_one(self) -> "_HttpProtocol":
        """A connection that has asked for nothing yet gives way to a new one; where there is none, the new one goes."""
        silent = (one for one in self.connections if isinstance(one, _HttpProtocol) and one._in_head)
        return next((one for one in silent if one is not self and not one.transport.is_closing()), self)

    def _await_head(self) -> None:
        self._head_timer = self.loop.call_later(self.limits.head_seconds, self.transport.abort)

    def _head_arrived(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def on_headers_complete(self) -> None:
        self._in_head = False
        self._head_arrived()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._in_head, self._head_bytes = True, 0
        super().on_message_complete()


class _WebSocketProtocol(WebSocketsSansIOProtocol):
    """Lets go of a client that no longer reads, instead of waiting for it to take what is left."""

    limits = Limits()

    def data_received(self, data: bytes) -> None:
        if self.transport.get_write_buffer_size() > self.limits.unsent_bytes:
            self.transport.abort()
        else:
            super().data_received(data)

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.transport.abort()

    async def run_asgi(self) -> None:
        await super().run_asgi()
        if not self.writable.is_set():
            self.transport.abort()


def _server(app: "ASGIApp", listener: Listener, limits: Limits, ping_seconds: float) -> _Server:
    tls = listener.tls
    config = Config(
        app,
        http=type("_Http", (_HttpProtocol,), {"limits": limits}),
        ws=type("_WebSocket", (_WebSocketProtocol,), {"limits": limits}),
        backlog=BACKLOG,
        ws_max_size=limits.message_bytes,
        ws_ping_interval=ping_seconds,
        ws_ping_timeout=ping_seconds,
        timeout_graceful_shutdown=GRACE_SECONDS,
        lifespan="off",
        log_config=None,
        log_level="warning",  # below that, addresses of sockets are logged with their tokens
        access_log=False,
        server_header=False,
        ssl_context_factory=(lambda *_: tls) if tls else None,
    )
    return _Server(config)


def _fastest_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's, where the system has it; None for Python's own."""
    try:
        from uvloop import new_event_loop
    except ImportError:
        return None
    return new_event_loop


@contextlib.contextmanager
def _signals(stop: Callable[[], None]) -> Iterator[None]:
    """SIGINT and SIGTERM stop the server; signals reach the main thread alone."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handlers = {number: signal.signal(number, lambda *_: stop()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
