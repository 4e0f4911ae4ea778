"""Messages that wait to be sent to one socket."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Close:
    """Ends the socket once all before it is sent."""

    code: int
    reason: str


class Outbox:
    """A bounded queue: a client that does not read loses its socket, and nobody waits for it."""

    def __init__(self, limit: int) -> None:
        self._queue: asyncio.Queue[Message | Close | Callable[[], Message | None]] = asyncio.Queue(limit)
        self.overflowed = asyncio.Event()

    def put(self, message: Message | Close | Callable[[], Message | None]) -> None:
        """Queue a message, or a way to make one just before it is sent, unless it is None then."""
        try:
            self._queue.put_nowait(message)
        except asyncio.QueueFull:
            self.overflowed.set()

    async def next(self) -> Message | Close:
        """The next message to send."""
        while True:
            entry = await self._queue.get()
            message = entry() if callable(entry) else entry
            if message is not None:
                return message
