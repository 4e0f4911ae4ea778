"""Settings from the environment, AppConfig and Secrets Manager."""

import io
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws
from tests.unit.aws.conftest import Counted, FakeLambdaContext, event

from twentyq.aws import configuration, current, function
from twentyq.aws.configuration import current_settings
from twentyq.time_left import within

SECRET = "llm-key"
GOOD = '{"half_sure": 0.25}'
REFUSED = [
    '{"nowhere": 1}',
    '{"access_token_seconds": 0}',
    "[1]",
    "{decks: everyday}",
    '{"decks": "everday"}',
    '{"decks": ","}',
    '{"decks": ["everyday"]}',
    '{"llm_base_url": "https://llm.example/v1"}',
    '{"llm_base_url": "https://llm.example/v1", "llm_model": "m", "llm_prompt": "nowhere-7"}',
]


class FakeAppConfig:
    """AppConfig's data plane: a token per answer, an empty one where nothing changed."""

    def __init__(self) -> None:
        self.content = "{}"
        self.told: str | None = None
        self.calls = 0
        self.failing = False

    def start_configuration_session(self, **named: str) -> dict[str, str]:
        """Only the profile of the variable is known."""
        assert list(named.values()) == ["app", "env", "profile"]
        self.told = None
        return {"InitialConfigurationToken": "token-0"}

    def get_latest_configuration(self, ConfigurationToken: str) -> dict[str, Any]:  # noqa: N803 - as boto3 has it
        """What is new, by a token that is good once."""
        if self.failing:
            raise ClientError({"Error": {"Code": "ThrottlingException", "Message": ""}}, "GetLatestConfiguration")
        assert ConfigurationToken == f"token-{self.calls if self.told is not None else 0}"
        self.calls += 1
        new = "" if self.content == self.told else self.content
        self.told = self.content
        return {"Configuration": io.BytesIO(new.encode()), "NextPollConfigurationToken": f"token-{self.calls}"}


@pytest.fixture
def appconfig(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAppConfig]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setenv("SETTINGS_PROFILE", "app/env/profile")
    monkeypatch.setenv("LLM_KEY_SECRET", SECRET)
    monkeypatch.setenv("TWENTYQ_GAMES_TABLE", "games")
    fake, real = FakeAppConfig(), configuration.client
    monkeypatch.setattr(configuration, "client", lambda name: fake if name == "appconfigdata" else real(name))
    configuration.forget()
    with mock_aws():
        yield fake
    configuration.forget()


def later() -> None:
    """Five minutes later."""
    for name in ("SETTINGS_PROFILE", "LLM_KEY_SECRET"):
        _, value = configuration._cache.get(name, (0, None))
        configuration._cache[name] = (-1e9, value)


def put(appconfig: FakeAppConfig, content: str) -> None:
    appconfig.content = content
    later()


def test_appconfig_outranks_the_environment(appconfig: FakeAppConfig) -> None:
    put(appconfig, GOOD)
    assert current_settings().half_sure == 0.25
    put(appconfig, "{}")
    assert current_settings().half_sure == 0.5


def test_what_is_unchanged_is_the_same_settings(appconfig: FakeAppConfig) -> None:
    put(appconfig, GOOD)
    first = current_settings()
    assert current_settings() is first
    assert appconfig.calls == 1
    later()
    assert current_settings() is first
    assert appconfig.calls == 2


def test_the_key_comes_from_secrets_manager(appconfig: FakeAppConfig) -> None:  # noqa: ARG001
    assert current_settings().llm_api_key == ""
    boto3.client("secretsmanager").create_secret(Name=SECRET, SecretString="sk-test")
    assert current_settings().llm_api_key == ""
    later()
    assert current_settings().llm_api_key == "sk-test"


@pytest.mark.parametrize("value", REFUSED)
def test_what_is_refused_leaves_the_last_good_settings_and_is_counted_once(
    appconfig: FakeAppConfig, counted: Counted, value: str
) -> None:
    put(appconfig, GOOD)
    current_settings()
    put(appconfig, value)
    assert current_settings().half_sure == 0.25
    assert current_settings().decks == "everyday"
    assert counted("Configuration.refused") == 1
    put(appconfig, '{"half_sure": 0.125}')
    assert current_settings().half_sure == 0.125


@pytest.mark.parametrize("value", REFUSED)
def test_a_new_function_plays_by_the_environment_where_settings_are_refused(
    appconfig: FakeAppConfig, value: str
) -> None:
    put(appconfig, value)
    assert current_settings().decks == "everyday"


def test_games_go_on_with_the_last_good_settings(appconfig: FakeAppConfig, context: FakeLambdaContext) -> None:
    decks = event("decks", type_name="Query")
    current._ports_of.cache_clear()
    for value in ("{}", '{"decks": "everday"}', "no json"):
        put(appconfig, value)
        assert [deck["id"] for deck in function.api.answer(decks, context)["data"]] == ["everyday"]
    current._ports_of.cache_clear()


def test_while_appconfig_is_silent_the_last_value_stands_and_it_is_asked_again_soon(
    appconfig: FakeAppConfig, counted: Counted
) -> None:
    boto3.client("secretsmanager").create_secret(Name=SECRET, SecretString="sk-test")
    put(appconfig, GOOD)
    current_settings()
    appconfig.failing = True
    later()
    assert current_settings().half_sure == 0.25
    assert counted("Configuration.unread") == 1
    due, _ = configuration._cache["SETTINGS_PROFILE"]
    assert due < configuration._cache["LLM_KEY_SECRET"][0]
    appconfig.failing = False
    put(appconfig, "{}")
    assert current_settings().half_sure == 0.5


def test_with_little_time_left_settings_are_not_read(appconfig: FakeAppConfig) -> None:
    with within(3.5):
        assert current_settings().decks == "everyday"
    assert appconfig.calls == 0
