"""`twentyq serve` as a process: its start, what it says when it cannot, and its end."""

import asyncio
import json
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import httpx
import pytest
from tests.local_server import LIGHT_VOICE, PATIENCE
from tests.protocol.test_realtime import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

TWENTYQ = Path(sys.executable).with_name("twentyq")
Start = Callable[..., tuple[subprocess.Popen[str], str]]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts servers: the process, and the first line that it says."""
    started = []

    def start_one(*arguments: str, settings: Mapping[str, str] = LIGHT_VOICE) -> tuple[subprocess.Popen[str], str]:
        command = [str(TWENTYQ), "serve", "--data-dir", str(tmp_path / "data"), *arguments]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**settings, **os.environ}
        )
        started.append(process)
        assert process.stdout is not None
        return process, process.stdout.readline()

    yield start_one
    for process in started:
        process.kill()
        process.communicate()


def two_free_ports() -> int:
    """The first of two neighbouring ports that nobody listens on now."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as one:
            port = int(one.getsockname()[1])
            try:
                with socket.create_server(("127.0.0.1", port + 1)):
                    return port
            except OSError:
                continue


def test_prints_its_address_and_ends_cleanly_on_sigterm(start: Start) -> None:
    process, said = start("--port", "0", settings={})
    found = re.fullmatch(r"Twentyq is at (http://localhost:\d+)\n", said)
    assert found
    assert httpx.get(f"{found[1]}/ping", timeout=PATIENCE).text == "healthy"
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=PATIENCE) == ("", "")
    assert process.returncode == 0


def test_port_in_use_is_one_line_and_status_2(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process, _ = start("--port", str(port))
        _, complaint = process.communicate(timeout=PATIENCE)
    assert complaint == f"twentyq: Port {port} is in use. Choose another one with --port.\n"
    assert process.returncode == 2


def test_folder_that_cannot_be_made_is_one_line_and_status_2(start: Start, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    process, _ = start("--port", "0")
    _, complaint = process.communicate(timeout=PATIENCE)
    assert len(complaint.splitlines()) == 1
    assert str(tmp_path / "data") in complaint
    assert process.returncode == 2


async def test_open_socket_does_not_hold_up_the_end(start: Start) -> None:
    process, said = start("--port", "0")
    port = int(said.rpartition(":")[2])
    async with connect(f"ws://localhost:{port}/graphql/realtime", subprotocols=[Subprotocol("graphql-ws")]) as client:
        process.send_signal(signal.SIGINT)
        with pytest.raises(ConnectionClosed) as closed:
            await asyncio.wait_for(client.recv(), PATIENCE)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1012
    assert process.wait(PATIENCE) == 0


async def test_long_tokens_reach_the_server(start: Start) -> None:
    _, said = start("--port", "0")
    port = int(said.rpartition(":")[2])
    header = [Subprotocol("graphql-ws"), Subprotocol("header-" + "x" * 30_000)]
    async with connect(f"ws://localhost:{port}/graphql/realtime", subprotocols=header) as client:
        await client.send('{"type": "connection_init"}')
        assert json.loads(await client.recv())["type"] == "connection_error"


def test_lan_serves_plain_and_tls(start: Start) -> None:
    port = two_free_ports()
    _, said = start("--lan", "--port", str(port))
    der = httpx.get(f"http://127.0.0.1:{port}/trust/twentyq.crt", timeout=PATIENCE).content
    trusting = ssl.create_default_context(cadata=der)
    secure = f"https://localhost:{port + 1}"
    outputs = httpx.get(f"{secure}/amplify_outputs.json", verify=trusting, timeout=PATIENCE).json()
    assert outputs["data"]["url"] == f"{secure}/graphql"
    assert f"http://localhost:{port}" in said


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_unwritable_folder_is_one_line_and_status_2(start: Start, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o500)
    process, _ = start("--port", "0")
    _, complaint = process.communicate(timeout=PATIENCE)
    assert len(complaint.splitlines()) == 1
    assert process.returncode == 2
