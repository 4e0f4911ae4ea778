"""Instances are reserved in production, unless its account has too few."""

from pathlib import Path

import pytest
from aws_cdk import App, Duration, Stack
from aws_cdk.assertions import Template
from infra.compute import Function
from infra.stage import PROD


@pytest.mark.parametrize(("context", "reserved"), [({}, 200), ({"unreserved": "true"}, None)])
def test_instances_are_reserved_but_where_the_account_has_too_few(
    context: dict[str, str], reserved: int | None, tmp_path: Path
) -> None:
    archive = tmp_path / "api.zip"
    archive.write_bytes(b"PK\x05\x06" + bytes(18))
    stack = Stack(App(outdir=str(tmp_path / "out"), context=context), "Stack")
    given = {"handler": "function.handler", "timeout": Duration.seconds(15), "environment": {}}
    Function(stack, "ApiFunction", PROD, archive=archive, reserved=PROD.api_concurrency, **given)  # type: ignore[arg-type]
    (function,) = Template.from_stack(stack).find_resources("AWS::Lambda::Function").values()
    assert function["Properties"].get("ReservedConcurrentExecutions") == reserved
