"""The local server over the real schema and scripted ports: in process for HTTP, on a port for WebSockets."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from tests.local_server import PATIENCE

from twentyq import play
from twentyq.api.context import Context
from twentyq.api.schema import create_schema
from twentyq.local.app import create_app
from twentyq.local.identity import GuestIdentity
from twentyq.local.limits import Limits
from twentyq.local.listening import listen
from twentyq.local.server import LocalServer
from twentyq.play.ports import Ports

SCHEMA = create_schema()


class Clock:
    """Time that moves when it is told to."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, time: timedelta) -> None:
        """Let time pass."""
        self.time += time


@dataclass
class Running:
    """A server on a port."""

    port: int
    server: LocalServer

    @property
    def realtime(self) -> str:
        """Where sockets connect."""
        return f"ws://127.0.0.1:{self.port}/graphql/realtime"


AppFactory = Callable[..., Starlette]
Serve = Callable[..., AbstractAsyncContextManager[Running]]


@pytest.fixture
def clock() -> Clock:
    """The clock of the tokens."""
    return Clock()


@pytest.fixture
def identity(clock: Clock) -> GuestIdentity:
    """Guests, signed with a key of this test."""
    return GuestIdentity(b"k" * 32, clock)


@pytest.fixture
def token(identity: GuestIdentity) -> str:
    """The access token of a player."""
    return identity.new_guest().access_token


@pytest.fixture
def other_token(identity: GuestIdentity) -> str:
    """The access token of somebody else."""
    return identity.new_guest().access_token


@pytest.fixture
def make_app(ports: Ports, identity: GuestIdentity, tmp_path: Path) -> AppFactory:
    """The application, with arguments of `create_app` replaced."""

    async def may_watch(player_id: str, game_id: str) -> bool:
        return play.history.game(ports, player_id, game_id) is not None

    def make(**replaced: Any) -> Starlette:
        arguments: dict[str, Any] = {
            "schema": SCHEMA,
            "context_for": lambda player_id, request_id: Context(ports, player_id, request_id),
            "may_watch": may_watch,
            "identity": identity,
            "client_folder": tmp_path / "dist",
            "explorer_folder": tmp_path / "explorer",
            "hosts": None,
        }
        return create_app(**arguments | replaced)

    return make


@pytest.fixture
async def client_of() -> AsyncIterator[Callable[[Starlette], httpx.AsyncClient]]:
    """Clients in process; errors of the server become responses, as over the network."""
    async with AsyncExitStack() as clients:

        def open_client(app: Starlette) -> httpx.AsyncClient:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            client = httpx.AsyncClient(transport=transport, base_url="http://localhost:8000")
            clients.push_async_callback(client.aclose)
            return client

        yield open_client


@pytest.fixture
def http(make_app: AppFactory, client_of: Callable[[Starlette], httpx.AsyncClient]) -> httpx.AsyncClient:
    """A client of the application, without a port."""
    return client_of(make_app())


@pytest.fixture
def serve(make_app: AppFactory) -> Serve:
    """The application on a free port of this computer."""

    @asynccontextmanager
    async def start(
        limits: Limits | None = None, ping_seconds: float = 20.0, send_buffer: int | None = None, **replaced: Any
    ) -> AsyncIterator[Running]:
        listener = listen("127.0.0.1", 0)
        if send_buffer:
            listener.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, send_buffer)
        limits = limits or Limits()
        server = LocalServer(make_app(limits=limits, **replaced), listener, limits=limits, ping_seconds=ping_seconds)
        ready = asyncio.Event()
        port = listener.port
        serving = asyncio.create_task(server.serve(ready.set))
        await asyncio.wait_for(ready.wait(), PATIENCE)
        try:
            yield Running(port, server)
        finally:
            server.stop()
            await asyncio.wait_for(serving, PATIENCE)

    return start
