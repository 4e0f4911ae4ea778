"""The load test on the emulator, for function and not for speed: `python -m tests.load` (make load)."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from infra.canary.game import play, sign_in

from tests.deployed.deployment import STACK, deploy, synthesize
from tests.ministack import REGION, ROOT, MiniStack, running
from tests.polly_server import polly_server, sound
from twentyq.aws.outputs import stack_outputs

LOCUST = ROOT / ".venv-load" / "bin" / "locust"
USERS, SECONDS = "4", "90s"


def main() -> int:
    """Locust's exit code: 1 if any request failed."""
    with (
        tempfile.TemporaryDirectory() as folder,
        polly_server(sound) as (polly, _),
        running(Path(folder), AWS_ENDPOINT_URL_POLLY=polly) as emulator,
    ):
        deploy(emulator, *synthesize())
        return load(emulator)


def load(emulator: MiniStack) -> int:
    """Play on the deployed stack, once a first game has started its functions."""
    outputs = stack_outputs(STACK, emulator.client)
    api = outputs["GraphqlUrl"].split("//")[1].split(".")[0]
    host = f"{emulator.url}/v1/apis/{api}/graphql"
    play(host, sign_in(emulator.client("cognito-idp"), outputs["UserPoolId"], outputs["CanaryClientId"]))
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "AWS_ENDPOINT_URL": emulator.url,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": emulator.settings["aws_access_key_id"],
        "AWS_SECRET_ACCESS_KEY": emulator.settings["aws_secret_access_key"],
        "POOL": outputs["UserPoolId"],
        "CANARY_CLIENT": outputs["CanaryClientId"],
        "PLAYERS": USERS,
        "THINK_LEAST": "0.1",
        "THINK_MOST": "0.3",
    }
    options = ["--headless", "--only-summary", "--users", USERS, "--spawn-rate", USERS, "--run-time", SECONDS]
    command = [str(LOCUST), "-f", str(ROOT / "tests/load/locustfile.py"), "--host", host, *options]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
