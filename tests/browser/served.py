"""`twentyq serve` as a process of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.local_server import LIGHT_VOICE

TWENTYQ = Path(sys.executable).with_name("twentyq")
STOP_WITHIN = 60
"""Seconds that a clean shutdown may take, on a busy machine too."""


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Served:
    """A local server over a data folder; it can be stopped and started again at the same address."""

    def __init__(self, data_dir: Path, settings: Mapping[str, str] | None = None) -> None:
        """`settings` beside those of the tests' environment."""
        self._data_dir = data_dir
        self._settings = settings or {}
        self._port = free_port()
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        """The address that a phone opens."""
        return f"http://localhost:{self._port}"

    def start(self) -> None:
        """Start, unless it runs, and wait until the server says its address."""
        if self._process:
            return
        command = [TWENTYQ, "serve", "--host", "127.0.0.1", "--port", str(self._port), "--data-dir", self._data_dir]
        self._process = subprocess.Popen(
            list(map(str, command)),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**LIGHT_VOICE, **os.environ, **self._settings},
        )
        assert self._process.stdout
        said = []
        for line in self._process.stdout:
            said.append(line)
            if str(self._port) in line:
                return
        raise AssertionError(f"the server did not start: {''.join(said)}")

    def stop(self) -> None:
        """Stop and wait for the end."""
        if self._process is None:
            return
        self._process.terminate()
        self._process.communicate(timeout=STOP_WITHIN)
        self._process = None
