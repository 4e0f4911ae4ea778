"""A request is one line of the log, whatever its path holds."""

import asyncio
import logging

import pytest
from starlette.types import Message, Receive, Scope, Send

from twentyq.local.http.middleware import AccessLog


async def refusing(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 404, "headers": []})


async def nothing() -> Message:
    return {"type": "http.disconnect"}


async def dropped(_message: Message) -> None:
    """Nobody listens."""


@pytest.mark.parametrize(
    ("method", "path", "line"),
    [
        ("OPTIONS", "*", "OPTIONS /%2A 404"),
        ("GET", "/a\nINFO forged", "GET /a%0AINFO%20forged 404"),
        ("GET", "", "GET / 404"),
        ("GET", "//games/g-1", "GET /games 404"),
    ],
)
def test_a_request_is_one_line_whatever_its_path_holds(
    caplog: pytest.LogCaptureFixture, method: str, path: str, line: str
) -> None:
    caplog.set_level(logging.INFO)
    asyncio.run(AccessLog(refusing)({"type": "http", "method": method, "path": path}, nothing, dropped))
    (record,) = caplog.records
    assert record.getMessage().startswith(line)
    assert "\n" not in record.getMessage()
