"""amplify_outputs.json from a stack's outputs."""

import json

import pytest
from click.testing import Result
from tests.unit.aws.conftest import FakeCloudFormation
from typer.testing import CliRunner

from twentyq.aws.outputs import amplify_outputs
from twentyq.cli import app

OUTPUTS = {
    "GraphqlUrl": "https://api.example/graphql",
    "UserPoolId": "eu-west-1_pool",
    "UserPoolClientId": "client",
    "Region": "eu-west-1",
    "SpeechBucket": "speech",
    "SettingsProfile": "app/env/profile",
}


def outputs(monkeypatch: pytest.MonkeyPatch, stack: dict[str, str], name: str = "Twentyq-dev") -> Result:
    monkeypatch.setattr("boto3.client", lambda _service, **_: FakeCloudFormation(stack))
    return CliRunner().invoke(app, ["outputs", "--stack", name, "--region", "eu-west-1"])


def test_the_command_prints_what_amplify_clients_need(monkeypatch: pytest.MonkeyPatch) -> None:
    found = json.loads(outputs(monkeypatch, OUTPUTS).stdout)
    assert found == amplify_outputs(OUTPUTS)
    assert found["version"] == "1.4"
    assert found["data"]["url"] == "https://api.example/graphql"
    assert found["auth"]["user_pool_client_id"] == "client"


@pytest.mark.parametrize("stack", [{}, {"GraphqlUrl": "https://api.example/graphql"}])
def test_a_stack_of_somebody_else_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, stack: dict[str, str]) -> None:
    refused = outputs(monkeypatch, stack)
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "UserPoolId" in refused.stderr


def test_a_missing_stack_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = outputs(monkeypatch, OUTPUTS, name="nowhere")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
