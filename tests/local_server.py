"""A real `twentyq serve` in a process of its own, for tests and benchmarks."""

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE = 60
"""Seconds until something counts as missing, on a busy machine too."""
COMMAND = (sys.executable, "-m", "twentyq.cli", "serve", "--port")
LIGHT_VOICE = {"TWENTYQ_LOCAL_VOICE": "espeak-ng"}
"""Speaks at once; dozens of servers would each load the other one for a second."""


class LocalServer:
    """Starts on a free port over a data folder, and is gone at the end of the `with`."""

    def __init__(self, data_dir: Path, *, port: int = 0) -> None:
        self.data_dir = data_dir
        self._port = port

    def __enter__(self) -> Self:
        with (self.data_dir / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*COMMAND, str(self._port), "--data-dir", str(self.data_dir)],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**LIGHT_VOICE, **os.environ},
            )
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        assert line.startswith("Twentyq is at http://"), f"the server did not start: {line!r}"
        self.url = line.removeprefix("Twentyq is at ")
        self.port = int(self.url.rpartition(":")[2])
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def kill(self) -> None:
        """As `kill -9` does."""
        self.process.kill()
        self.process.wait(timeout=PATIENCE)

    def guest(self) -> str:
        """A new player's access token."""
        return str(self._post("/auth/guest", b"", {})["accessToken"])

    def graphql(self, token: str, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """The whole response."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        return self._post("/graphql", body, {"authorization": token, "content-type": "application/json"})

    def _post(self, path: str, body: bytes, headers: dict[str, str]) -> dict[str, Any]:
        request = urllib.request.Request(self.url + path, data=body, headers=headers, method="POST")
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:
            result: dict[str, Any] = json.load(response)
        return result
