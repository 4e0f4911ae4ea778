"""Events that AppSync sends, and Lambda's context."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

EVENTS = Path(__file__).parent / "events"


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
