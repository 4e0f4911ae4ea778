"""Before a new version gets traffic a turn is played on it; what does not play fails the deployment."""

import io
import json
from typing import Any

import boto3
import pytest
from infra.trial import turn
from tests.conftest import FakeDecks, FakeGuesser
from tests.infra.conftest import Template, made, properties
from tests.unit.aws.conftest import FakeLambdaContext

from twentyq.aws.appsync import Api
from twentyq.bootstrap import build_ports
from twentyq.storage.memory import MemoryGameStore

HOOK = {"DeploymentId": "d-1", "LifecycleEventHookExecutionId": "e-1"}


class FakeLambda:
    """Functions over one store of games; what a function answers can be scripted."""

    def __init__(self) -> None:
        self.store = MemoryGameStore()
        ports = build_ports(self.store, self.store, FakeDecks(FakeGuesser()))
        self.api = Api(lambda: ports)
        self.scripted: dict[tuple[str, str], dict[str, Any]] = {}
        self.asked: list[tuple[str, str]] = []

    def invoke(self, FunctionName: str, Payload: bytes) -> dict[str, Any]:  # noqa: N803 - as boto3 has it
        """What the function answers."""
        event = json.loads(Payload)
        asked = FunctionName, event["info"]["fieldName"]
        self.asked.append(asked)
        answer = self.scripted.get(asked) or self.api.answer(event, FakeLambdaContext())  # type: ignore[arg-type]
        failed = {"FunctionError": "Unhandled"} if "errorType" in answer else {}
        return {"Payload": io.BytesIO(json.dumps(answer).encode()), **failed}


class FakeCodeDeploy:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[dict[str, str]] = []

    def put_lifecycle_event_hook_execution_status(self, **told: str) -> None:
        """One outcome."""
        self.told.append(told)


@pytest.fixture
def functions() -> FakeLambda:
    return FakeLambda()


@pytest.fixture
def codedeploy(monkeypatch: pytest.MonkeyPatch, functions: FakeLambda) -> FakeCodeDeploy:
    fake = FakeCodeDeploy()
    monkeypatch.setattr(boto3, "client", {"lambda": functions, "codedeploy": fake}.__getitem__)
    monkeypatch.setenv("VERSION", "voice:7")
    monkeypatch.setenv("GAMES", "api:live")
    return fake


def test_a_turn_is_played_on_the_version_and_nothing_of_it_stays(
    functions: FakeLambda, codedeploy: FakeCodeDeploy
) -> None:
    assert turn.handler(HOOK, None) == "Succeeded"
    assert functions.asked == [
        ("api:live", "startGame"),
        ("voice:7", "answerQuestion"),
        ("api:live", "deletePlayerData"),
    ]
    assert not functions.store._games
    outcome = {"deploymentId": "d-1", "lifecycleEventHookExecutionId": "e-1", "status": "Succeeded"}
    assert codedeploy.told == [outcome]


@pytest.mark.parametrize(
    "answer",
    [
        {"error": {"type": "InternalError", "message": "", "info": {}}},
        {"errorType": "Runtime.ImportModuleError", "errorMessage": "No module named 'msgspec'"},
        {"data": {"game": None}},
        {"data": {"game": {"currentTurn": {"number": 1}}}},
        {"data": {}},
    ],
)
def test_a_version_that_does_not_play_fails_its_deployment(
    functions: FakeLambda, codedeploy: FakeCodeDeploy, answer: dict[str, Any]
) -> None:
    functions.scripted["voice:7", "answerQuestion"] = answer
    assert turn.handler(HOOK, None) == "Failed"
    assert [told["status"] for told in codedeploy.told] == ["Failed"]
    assert not functions.store._games


def test_in_production_both_functions_that_play_are_tried_before_they_get_traffic(
    templates: dict[str, Template],
) -> None:
    aliases = made(templates["prod"], "Lambda::Alias")
    tried = {
        name: alias["UpdatePolicy"]["CodeDeployLambdaAliasUpdate"]["BeforeAllowTrafficHook"]["Ref"]
        for name, alias in aliases.items()
        if "BeforeAllowTrafficHook" in alias.get("UpdatePolicy", {}).get("CodeDeployLambdaAliasUpdate", {})
    }
    assert {name[:5]: hook[:10] for name, hook in tried.items()} == {"ApiFu": "ApiTrialFu", "Voice": "VoiceTrial"}
    hooks = {hook: made(templates["prod"], "Lambda::Function")[hook]["Properties"] for hook in tried.values()}
    for name, alias in aliases.items():
        if name in tried:
            assert hooks[tried[name]]["Environment"]["Variables"]["VERSION"] == {
                "Ref": alias["Properties"]["FunctionVersion"]["Fn::GetAtt"][0]
            }


def test_a_trial_may_call_what_it_tries_and_tell_its_deployment_and_nothing_else(
    templates: dict[str, Template],
) -> None:
    for service in ("Api", "Voice"):
        (policy,) = (
            policy["Properties"]["PolicyDocument"]["Statement"]
            for name, policy in made(templates["prod"], "IAM::Policy").items()
            if name.startswith(f"{service}TrialRole")
        )
        policy = [one for one in policy if not _list(one["Action"])[0].startswith("xray:")]
        granted = [action for one in policy for action in _list(one["Action"])]
        assert sorted(granted) == [
            "codedeploy:PutLifecycleEventHookExecutionStatus",
            "lambda:InvokeFunction",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
        ]
        assert all("*" not in json.dumps(one["Resource"]) for one in policy)


def test_development_deploys_at_once_without_a_trial(templates: dict[str, Template]) -> None:
    assert not [one for one in properties(templates["dev"], "Lambda::Function") if "VERSION" in one["Environment"]]
    assert not [name for name in templates["dev"]["Resources"] if "Trial" in name]


def _list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]
