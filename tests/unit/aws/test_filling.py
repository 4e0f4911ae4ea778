"""twentyq speak --stack: an operator fills a stack's cache of spoken questions, over moto and Polly's wire protocol."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from click.testing import Result
from moto import mock_aws
from tests.polly_server import SOUND, failure, polly_server, sound
from tests.unit.aws.conftest import FakeCloudFormation
from tests.unit.aws.test_configuration import FakeAppConfig
from typer.testing import CliRunner

from twentyq.aws.configuration import outranked
from twentyq.aws.sounds import spoken
from twentyq.cli import app
from twentyq.knowledge.deck import Deck
from twentyq.speech.allowance.memory import MemoryAllowance
from twentyq.storage.aws.s3 import s3_client

STACK, REGION, BUCKET, PROFILE = "Twentyq-dev", "eu-west-1", "speech", "app/env/profile"
OUTPUTS = {
    **dict.fromkeys(("GraphqlUrl", "UserPoolId", "UserPoolClientId"), "x"),
    "Region": REGION,
    "SpeechBucket": BUCKET,
    "SettingsProfile": PROFILE,
}
FAST = {"polly_requests_per_second": 1000}


@pytest.fixture
def stack(monkeypatch: pytest.MonkeyPatch, small_deck: Deck) -> Iterator[Any]:
    """A deployed stack of a small deck, as far as the command looks at it."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    monkeypatch.setattr("twentyq.knowledge.compiled.load_named", lambda _name: small_deck)
    real = boto3.client

    def client(service: str, *given: Any, **named: Any) -> Any:
        fakes = {"cloudformation": FakeCloudFormation(OUTPUTS), "appconfigdata": APPCONFIG}
        return fakes.get(service) or real(service, *given, **named)

    monkeypatch.setattr("boto3.client", client)
    with mock_aws():
        boto3.client("s3", REGION).create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION}
        )
        put(FAST)
        yield boto3


APPCONFIG = FakeAppConfig()


def put(settings: dict[str, Any]) -> None:
    APPCONFIG.content = json.dumps(settings)


def speak() -> Result:
    return CliRunner().invoke(app, ["speak", "--stack", STACK, "--region", REGION])


@pytest.mark.usefixtures("stack")
def test_what_an_operator_spoke_the_functions_need_not_speak(monkeypatch: pytest.MonkeyPatch, small_deck: Deck) -> None:
    put(FAST | {"polly_voice": "Ruth", "polly_engine": "generative"})
    with polly_server(sound) as (url, requests):
        monkeypatch.setenv("AWS_ENDPOINT_URL_POLLY", url)
        done = speak()
        assert done.exit_code == 0, done.output
        assert {(request["VoiceId"], request["Engine"]) for request in requests} == {("Ruth", "generative")}
        objects = boto3.client("s3", REGION).list_objects_v2(Bucket=BUCKET)
        assert objects["KeyCount"] == len(requests) > len(small_deck.questions)
        assert f"{len(requests)} sentences, {len(requests)} of them new" in done.output
        made = len(requests)
        assert "0 of them new" in speak().output
        environment = {"TWENTYQ_SPEECH_BUCKET": BUCKET, "TWENTYQ_POLLY_REGION": REGION}
        settings = outranked(environment, json.dumps({"polly_voice": "Ruth", "polly_engine": "generative"}))
        functions = spoken(settings, MemoryAllowance({"polly": 0}), s3_client(region_name=REGION))
        assert functions is not None
        assert functions.link(small_deck.questions[0].text, "en-US") is not None
        assert len(requests) == made
    first = objects["Contents"][0]["Key"]
    assert boto3.client("s3", REGION).get_object(Bucket=BUCKET, Key=first)["Body"].read() == SOUND


@pytest.mark.usefixtures("stack")
def test_a_voice_that_fails_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with polly_server(failure(403, "AccessDeniedException")) as (url, _):
        monkeypatch.setenv("AWS_ENDPOINT_URL_POLLY", url)
        refused = speak()
    assert refused.exit_code == 2
    assert "AccessDeniedException" in refused.stderr
    assert "Traceback" not in refused.output


@pytest.mark.usefixtures("stack")
def test_settings_that_are_none_are_said_in_one_line() -> None:
    put({"polly_engine": "loud"})
    refused = speak()
    assert refused.exit_code == 2
    assert "TWENTYQ_POLLY_ENGINE" in refused.stderr
