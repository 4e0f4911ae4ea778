"""A real `twentyq serve` in a process of its own, for tests and benchmarks."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE = 60
"""Seconds until something counts as missing, on a busy machine too."""
COMMAND = (sys.executable, "-m", "twentyq.cli", "serve", "--port")
LIGHT_VOICE = {"TWENTYQ_LOCAL_VOICE": "espeak-ng"}
"""Speaks at once; dozens of servers would each load the other one for a second."""
OF_TESTS = {"TWENTYQ_PICTURES", "TWENTYQ_PEOPLE_DATA", "TWENTYQ_SPEECH_DATA"}
"""What tests and benchmarks are told; a server refuses what is no setting of its own."""
GREETING = "Twentyq is at "


class LocalServer:
    """A server over a data folder; started again it is at the same address. In a `with` it is gone at the end."""

    def __init__(self, data_dir: Path, settings: Mapping[str, str] | None = None) -> None:
        """`settings` beside those of the tests' environment."""
        self.data_dir = data_dir
        self._settings = settings or {}
        self._process: subprocess.Popen[str] | None = None
        self.port = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()

    def start(self) -> None:
        """Start, unless it runs, and wait until the server says its address."""
        if self._process:
            return
        self.data_dir.mkdir(exist_ok=True)
        told = {name: value for name, value in os.environ.items() if name not in OF_TESTS}
        with (self.data_dir / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*COMMAND, str(self.port), "--data-dir", str(self.data_dir)],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**LIGHT_VOICE, **told, **self._settings},
            )
        assert self._process.stdout
        line = self._process.stdout.readline().strip()
        assert line.startswith(GREETING), f"the server did not start: {(self.data_dir / 'server.log').read_text()}"
        self.port = int(line.rpartition(":")[2])

    @property
    def url(self) -> str:
        """The address that a phone opens, once it was started."""
        return f"http://localhost:{self.port}"

    @property
    def pid(self) -> int:
        """The process, while it runs."""
        assert self._process
        return self._process.pid

    def stop(self) -> None:
        """Stop and wait for the end."""
        if self._process:
            self._process.terminate()
            self._ended(self._process)

    def kill(self) -> None:
        """As `kill -9` does."""
        if self._process:
            self._process.kill()
            self._ended(self._process)

    def _ended(self, process: "subprocess.Popen[str]") -> None:
        self._process = None
        process.communicate(timeout=PATIENCE)

    def guest(self) -> str:
        """A new player's access token."""
        return str(new_guest(self.url)["accessToken"])

    def graphql(self, token: str, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """The whole response."""
        return graphql(self.url, token, query, variables)


def new_guest(url: str) -> dict[str, Any]:
    """A new player's session at the server of this address, as a client keeps it."""
    return _post(f"{url}/auth/guest", b"", {})


def graphql(url: str, token: str, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
    """What the server at this address answers the player of the token: the whole response."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    return _post(f"{url}/graphql", body, {"authorization": token, "content-type": "application/json"})


def _post(url: str, body: bytes, headers: dict[str, str]) -> dict[str, Any]:
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")
    with urllib.request.urlopen(request, timeout=PATIENCE) as response:
        result: dict[str, Any] = json.load(response)
    return result
