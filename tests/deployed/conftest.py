"""One deployment to MiniStack for all tests of this folder, and players on it."""

import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import psutil
import pytest
from tests.deployed.amplify_player import AmplifyPlayer
from tests.deployed.deployment import STACK, deploy, synthesize
from tests.ministack import MiniStack, running

from twentyq.aws.outputs import amplify_outputs, stack_outputs


@dataclass(frozen=True)
class Deployment:
    """A stack on an emulator."""

    emulator: MiniStack
    template: dict[str, Any]
    outputs: dict[str, str]

    @property
    def api_id(self) -> str:
        """The AppSync API's id."""
        return (urlsplit(self.outputs["GraphqlUrl"]).hostname or "").split(".")[0]

    @property
    def graphql(self) -> str:
        """The address at which MiniStack serves the API whose real address is in the outputs."""
        return f"{self.emulator.url}/v1/apis/{self.api_id}/graphql"

    def physical(self, kind: str, name: str) -> str:
        """The physical name of the resource of a type whose logical id begins with `name`."""
        stack = self.emulator.client("cloudformation").describe_stack_resources(StackName=STACK)
        (found,) = (
            resource["PhysicalResourceId"]
            for resource in stack["StackResources"]
            if resource["ResourceType"] == f"AWS::{kind}" and resource["LogicalResourceId"].startswith(name)
        )
        return str(found)

    def kill_functions(self) -> int:
        """End the processes in which the emulator runs functions, without a word; how many there were."""
        emulator = psutil.Process(self.emulator.process.pid)
        workers = [child for child in emulator.children(recursive=True) if _runs_a_function(child)]
        for worker in workers:
            worker.kill()
        while not all(_is_dead(worker) for worker in workers):
            time.sleep(0.01)
        return len(workers)


def _runs_a_function(process: psutil.Process) -> bool:
    try:
        return any("ministack-lambda" in part for part in process.cmdline())
    except (psutil.ZombieProcess, psutil.NoSuchProcess):
        return False


def _is_dead(process: psutil.Process) -> bool:
    """Whether the emulator can know: it leaves the dead as zombies until it needs them, all threads gone."""
    try:
        return bool(process.status() == psutil.STATUS_ZOMBIE and process.num_threads() <= 1)
    except psutil.NoSuchProcess:
        return True


@pytest.fixture(scope="session")
def deployment(emulator: MiniStack) -> Deployment:
    """The stack of the development stage, deployed once."""
    template, assembly = synthesize()
    deploy(emulator, template, assembly)
    return Deployment(emulator, template, stack_outputs(STACK, emulator.client))


@pytest.fixture(scope="session")
def strict_emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MiniStack]:
    """A second emulator, which keeps to policies and to rules of CORS; nothing is deployed to it."""
    with running(tmp_path_factory.mktemp("strict"), AUTH="true") as strict:
        yield strict


NewPlayer = Callable[[], AmplifyPlayer]


@pytest.fixture
def new_player(deployment: Deployment) -> Iterator[NewPlayer]:
    players: list[AmplifyPlayer] = []

    def join() -> AmplifyPlayer:
        outputs = amplify_outputs(deployment.outputs)
        player = AmplifyPlayer(outputs, cognito=deployment.emulator.url, graphql=deployment.graphql)
        players.append(player)
        player.join(f"{uuid.uuid4()}@example.com")
        return player

    yield join
    for player in players:
        player.close()
