"""The client of an endpoint, made by the first who asks: loading it takes a second, which is the move's."""

import asyncio
import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from twentyq.guessing.llm.config import LlmConfig


def load() -> Any:
    """The class of clients, with all that its calls will need."""
    importlib.import_module("openai.resources.chat.completions")
    return importlib.import_module("openai").AsyncOpenAI


class Connection:
    """One client, in the event loop of its endpoint, and the calls that use it."""

    def __init__(self, config: LlmConfig) -> None:
        """Nothing is loaded yet."""
        self._config = config
        self._client: Any = None
        self._calls: set[asyncio.Task[Any]] = set()

    @asynccontextmanager
    async def client(self) -> AsyncIterator[Any]:
        """The client, for one call. What one who gives up has waited for goes on loading."""
        call: Any = asyncio.current_task()
        self._calls.add(call)
        try:
            if self._client is None:
                self._make(await asyncio.to_thread(load))
            yield self._client
        finally:
            self._calls.discard(call)

    def _make(self, of_openai: Any) -> None:
        """Make one, of however many wait."""
        if self._client is None:
            self._client = of_openai(
                base_url=self._config.base_url,
                api_key=self._config.api_key or "none",
                default_headers=self._config.headers,
                timeout=self._config.turn_seconds,
                max_retries=0,
            )

    async def close(self) -> None:
        """End the calls, then the client: it knows nothing of connections that are made later."""
        for call in self._calls:
            call.cancel()
        await asyncio.gather(*self._calls, return_exceptions=True)
        if self._client is not None:
            await self._client.close()
