"""Calls of an endpoint and the end of its client."""

import asyncio
from threading import Event
from typing import Any

import pytest
from tests.llm.conftest import SECONDS, Play
from tests.llm_peer.behaviours import asks

from twentyq.guessing.llm import connection
from twentyq.guessing.llm.endpoint import outcome
from twentyq.guessing.llm.errors import LlmFailedError
from twentyq.guessing.llm.wire import Question


class HangingClient:
    """In place of the openai package's; tells what happened to it."""

    def __init__(self) -> None:
        self.begun, self.happened = Event(), list[str]()
        self.chat = self.completions = self.with_raw_response = self

    def made(self, **_: Any) -> "HangingClient":
        return self

    async def create(self, **_: Any) -> None:
        self.begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.happened.append("call ended")

    async def close(self) -> None:
        self.happened.append("client closed")


def test_calls_under_way_end_before_the_client_is_closed(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    client, question = HangingClient(), Question("name", [], {}, str)
    endpoint = play(asks("Is it big?")).endpoint
    with monkeypatch.context() as replaced:
        replaced.setattr(connection, "load", lambda: client.made)
        asked = endpoint.run(endpoint.ask, "g", question, SECONDS)
        assert client.begun.wait(SECONDS)
    endpoint.close()
    assert client.happened == ["call ended", "client closed"]
    with pytest.raises(LlmFailedError):
        outcome(asked)
