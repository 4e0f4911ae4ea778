"""Events that AppSync sends, and Lambda's context."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws
from msgspec.structs import replace as with_changes
from tests.contract.tables import create_games_table

from twentyq.aws import observed
from twentyq.settings import read_settings

EVENTS = Path(__file__).parent / "events"
SETTINGS = read_settings(
    {
        "TWENTYQ_GAMES_TABLE": "games",
        "TWENTYQ_RECORDINGS_BUCKET": "recordings",
        "TWENTYQ_SPEECH_BUCKET": "speech",
        "TWENTYQ_VERSIONS_BUCKET": "versions",
        "TWENTYQ_DOCUMENTS_BUCKET": "documents",
        "TWENTYQ_BUILDS_QUEUE": "https://sqs.eu-west-1.amazonaws.com/123456789012/builds",
    }
)
SPEAKING = with_changes(SETTINGS, polly_region="eu-west-1")
"""The same with questions spoken by Polly."""
Counted = Callable[[str], float]


@dataclass
class FakeLambdaContext:
    """What Lambda tells a function of its invocation."""

    milliseconds: int = 15_000
    aws_request_id: str = "request-1"
    function_name: str = "twentyq"
    memory_limit_in_mb: int = 1769
    invoked_function_arn: str = "arn:aws:lambda:eu-west-1:123456789012:function:twentyq:live"

    def get_remaining_time_in_millis(self) -> int:
        """The time that is left."""
        return self.milliseconds


@pytest.fixture
def context() -> FakeLambdaContext:
    return FakeLambdaContext()


def recorded(name: str) -> dict[str, Any]:
    """A recorded or documented event."""
    event: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text())
    return event


def event(field: str, *, type_name: str = "Mutation", player: str | None = "p1", **arguments: Any) -> dict[str, Any]:
    """What graphql/resolvers/lambda.js sends for a field."""
    return {
        "arguments": arguments,
        "identity": {"sub": player} if player else None,
        "info": {"fieldName": field, "parentTypeName": type_name},
    }


Answer = Callable[[Any], dict[str, Any]]


class FakeCloudFormation:
    """Knows one stack."""

    def __init__(self, outputs: dict[str, str]) -> None:
        self.outputs = outputs

    def describe_stacks(self, StackName: str) -> dict[str, Any]:  # noqa: N803 - as boto3 has it
        """The stack, or what CloudFormation answers when there is none."""
        if StackName != "Twentyq-dev":
            raise ClientError({"Error": {"Code": "ValidationError", "Message": "no such stack"}}, "DescribeStacks")
        return {"Stacks": [{"Outputs": [{"OutputKey": k, "OutputValue": v} for k, v in self.outputs.items()]}]}


@pytest.fixture
def counted() -> Iterator[Counted]:
    """The sum of a metric since the test began."""
    observed.metrics.clear_metrics()
    yield lambda name: sum(observed.metrics.metric_set.get(name, {"Value": []})["Value"])
    observed.metrics.clear_metrics()


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        create_games_table(boto3.client("dynamodb"), "games")
        boto3.client("sqs").create_queue(QueueName="builds")
        for bucket in ("recordings", "speech", "versions", "documents"):
            where: Any = {"LocationConstraint": "eu-west-1"}
            boto3.client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration=where)
        yield boto3
