"""Settings from the environment, SSM and Secrets Manager, over moto."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from aws_lambda_powertools.utilities import parameters
from moto import mock_aws

from twentyq.aws import configuration
from twentyq.aws.configuration import current_settings

PARAMETER, SECRET = "/twentyq/dev/settings", "llm-key"


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setenv("SETTINGS_PARAMETER", PARAMETER)
    monkeypatch.setenv("LLM_KEY_SECRET", SECRET)
    monkeypatch.setenv("TWENTYQ_DECKS", "everyday")
    configuration._cache.clear()
    with mock_aws():
        yield boto3
        parameters.base.DEFAULT_PROVIDERS.clear()


def put(aws: Any, value: str) -> None:
    aws.client("ssm").put_parameter(Name=PARAMETER, Value=value, Type="String", Overwrite=True)
    later()


def later() -> None:
    """Five minutes later."""
    configuration._cache |= {name: (-1e9, value) for name, (_, value) in configuration._cache.items()}


def test_ssm_outranks_the_environment(aws: Any) -> None:
    put(aws, '{"decks": "animals"}')
    assert current_settings().decks == "animals"
    put(aws, "{}")
    assert current_settings().decks == "everyday"


def test_the_key_comes_from_secrets_manager(aws: Any) -> None:
    put(aws, "{}")
    assert current_settings().llm_api_key == ""
    aws.client("secretsmanager").create_secret(Name=SECRET, SecretString="sk-test")
    assert current_settings().llm_api_key == ""
    later()
    assert current_settings().llm_api_key == "sk-test"


@pytest.mark.parametrize("value", ['{"nowhere": 1}', '{"access_token_seconds": 0}', "[1]", "no json"])
def test_what_is_no_setting_leaves_the_environment_in_force(aws: Any, value: str) -> None:
    put(aws, value)
    assert current_settings().decks == "everyday"


def test_while_ssm_is_silent_the_last_value_stands(aws: Any) -> None:
    put(aws, '{"decks": "animals"}')
    assert current_settings().decks == "animals"
    aws.client("ssm").delete_parameter(Name=PARAMETER)
    later()
    assert current_settings().decks == "animals"
