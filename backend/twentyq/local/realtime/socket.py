"""One WebSocket: its upgrade, what it reads and writes, and its end."""

import asyncio
import logging
from typing import Protocol

import msgspec
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from twentyq.local.limits import Limits
from twentyq.local.realtime.outbox import Close, Outbox

logger = logging.getLogger(__name__)

SUBPROTOCOL = "graphql-ws"


class SocketHandler(Protocol):
    """What is said over a socket."""

    outbox: Outbox
    ready: bool

    async def receive(self, text: str | None) -> None:
        """Act on one message; None stands for a binary one."""


async def run_socket(websocket: WebSocket, handler: SocketHandler, limits: Limits) -> None:
    """Serve until either side ends the socket or its outbox overflows."""
    offered = websocket.scope["subprotocols"]
    await websocket.accept(SUBPROTOCOL if SUBPROTOCOL in offered else None)
    tasks = [
        asyncio.create_task(part)
        for part in (
            _read(websocket, handler),
            _write(websocket, handler.outbox),
            _keep_alive(handler, limits),
            handler.outbox.overflowed.wait(),
        )
    ]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        _log_failures(await asyncio.gather(*tasks, return_exceptions=True))


async def _read(websocket: WebSocket, handler: SocketHandler) -> None:
    while (message := await websocket.receive())["type"] != "websocket.disconnect":
        await handler.receive(message.get("text"))


async def _write(websocket: WebSocket, outbox: Outbox) -> None:
    while not isinstance(message := await outbox.next(), Close):
        text = msgspec.json.encode(message).decode()
        if websocket.client_state is not WebSocketState.CONNECTED:
            return
        try:
            await websocket.send_text(text)
        except RuntimeError:  # the other side closed it just now
            return
        await asyncio.sleep(0)  # sending to a fast client never waits; others take turns
    await websocket.close(message.code, message.reason)


async def _keep_alive(handler: SocketHandler, limits: Limits) -> None:
    await asyncio.sleep(limits.handshake_seconds)
    if not handler.ready:
        handler.outbox.put(Close(1008, "connection_init did not come"))
    while True:
        await asyncio.sleep(limits.keep_alive_seconds)
        handler.outbox.put({"type": "ka"})


def _log_failures(outcomes: list[object]) -> None:
    for outcome in outcomes:
        if isinstance(outcome, Exception) and not isinstance(outcome, WebSocketDisconnect):
            logger.error("A socket failed", exc_info=outcome)
