"""MiniStack, an emulator of AWS, as a process of its own: it pins its own botocore."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import boto3

ROOT = Path(__file__).resolve().parents[1]
EXECUTABLE = ROOT / ".venv-ministack" / "bin" / "ministack"
REGION = "eu-west-1"
ACCOUNT = "000000000000"


class MiniStack:
    """A running emulator."""

    def __init__(self, port: int, process: subprocess.Popen[bytes]) -> None:
        self.port = port
        self.url = f"http://localhost:{port}"
        self.process = process

    def client(self, service: str, **settings: Any) -> Any:
        """A boto3 client for a service of the emulator."""
        return boto3.client(service, **self.settings, **settings)

    @property
    def settings(self) -> dict[str, str]:
        """What boto3.client needs to find it."""
        return {
            "endpoint_url": self.url,
            "region_name": REGION,
            "aws_access_key_id": ACCOUNT,
            "aws_secret_access_key": "test",
        }


@contextmanager
def running(folder: Path, **more: str) -> Iterator[MiniStack]:
    """The emulator with its data and log in `folder`; its functions run with its own Python.

    `more` are environment variables, which its functions have as well.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "TWENTYQ_"))},
        "GATEWAY_PORT": str(port),
        "MINISTACK_REGION": REGION,
        "HOME": str(folder),
        "TMPDIR": str(folder),
        **more,
    }
    with (folder / "ministack.log").open("wb") as log:
        process = subprocess.Popen(
            [EXECUTABLE], cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            _wait(process, f"http://127.0.0.1:{port}/_ministack/health")
            yield MiniStack(port, process)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _wait(process: subprocess.Popen[bytes], url: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except (urllib.error.URLError, OSError):
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("MiniStack did not start") from None
            time.sleep(0.1)
        else:
            return
