"""The unmodified aws-amplify client against the real server: amplify_client.test.mjs, run by Node."""

import os
import shutil
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.local_server import LIGHT_VOICE

from twentyq.local.identity import GuestIdentity
from twentyq.local.key_file import load_or_make_key

SCRIPT = Path(__file__).with_name("amplify_client.test.mjs")
TWENTYQ = Path(sys.executable).with_name("twentyq")
SECONDS = 300
"""The client tries to come back after 5 seconds, then once a minute."""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def test_unmodified_amplify_client_plays(tmp_path: Path) -> None:
    node = shutil.which("node")
    assert node, "Node runs the client; it is needed to build it, too"
    earlier = GuestIdentity(load_or_make_key(tmp_path / "guest.key"), lambda: datetime.now(UTC) - timedelta(hours=2))
    environment = {
        **LIGHT_VOICE,
        **os.environ,
        "TWENTYQ": str(TWENTYQ),
        "TWENTYQ_DATA_DIR": str(tmp_path),
        "PORT": str(free_port()),
        "EXPIRED_TOKEN": earlier.new_guest().access_token,
    }
    command = [node, "--experimental-websocket", "--no-warnings", "--test", "--test-force-exit", str(SCRIPT)]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
