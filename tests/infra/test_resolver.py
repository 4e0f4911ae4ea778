"""graphql/resolvers/lambda.js, run by Node with AppSync's `util` played by a few lines."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from infra.api import RESOLVER

UTIL = """
export const util = {
  error(message, type, data = null, info = null) {
    throw { message, type, data, info };
  },
};
"""
RUN = """
import { readFileSync } from 'node:fs';
import * as resolver from './lambda.mjs';
const { handler, ctx } = JSON.parse(readFileSync(0));
let outcome;
try { outcome = { value: resolver[handler](ctx) ?? null }; } catch (error) { outcome = { error }; }
console.log(JSON.stringify(outcome));
"""


@pytest.fixture
def resolver(tmp_path: Path) -> Path:
    code = RESOLVER.read_text()
    assert "from '@aws-appsync/utils'" in code
    (tmp_path / "lambda.mjs").write_text(code.replace("@aws-appsync/utils", "./util.mjs"))
    (tmp_path / "util.mjs").write_text(UTIL)
    (tmp_path / "run.mjs").write_text(RUN)
    return tmp_path / "run.mjs"


def run(resolver: Path, handler: str, **ctx: Any) -> dict[str, Any]:
    given = json.dumps({"handler": handler, "ctx": ctx})
    outcome: dict[str, Any] = json.loads(subprocess.check_output(["node", resolver], input=given, text=True))
    return outcome


def test_headers_and_with_them_the_token_stay_behind(resolver: Path) -> None:
    info = {"fieldName": "game", "parentTypeName": "Query", "selectionSetList": ["id"], "variables": {"id": "g"}}
    sent = run(
        resolver,
        "request",
        info=info,
        arguments={"id": "g"},
        identity={"sub": "p1"},
        request={"headers": {"authorization": "token"}},
    )
    assert sent["value"] == {
        "operation": "Invoke",
        "payload": {
            "arguments": {"id": "g"},
            "identity": {"sub": "p1"},
            "info": {"fieldName": "game", "parentTypeName": "Query", "selectionSetList": ["id"]},
        },
    }


def test_the_requests_id_goes_along(resolver: Path) -> None:
    headers = {"x-amzn-requestid": "3f1c", "authorization": "token"}
    sent = run(resolver, "request", info={}, arguments={}, identity={}, request={"headers": headers})
    assert sent["value"]["payload"]["requestId"] == "3f1c"
    assert "token" not in json.dumps(sent)


def test_a_function_that_ran_out_of_time_can_be_asked_again(resolver: Path) -> None:
    failure = {"type": "Lambda:Unhandled", "unhandledErrorType": "Sandbox.Timedout", "message": "x"}
    error = run(resolver, "response", error=failure)["error"]
    assert (error["type"], error["info"]) == ("ServiceUnavailable", {"retryable": True})


def test_data_is_passed_on(resolver: Path) -> None:
    assert run(resolver, "response", result={"data": {"id": "g"}}) == {"value": {"id": "g"}}
    assert run(resolver, "response", result={"data": None}) == {"value": None}


def test_an_error_keeps_its_type_and_info(resolver: Path) -> None:
    given = {"type": "TurnAlreadyAnswered", "message": "Turn 1 was already answered.", "info": {"answer": "YES"}}
    assert run(resolver, "response", result={"error": given}) == {"error": {**given, "data": None}}


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        ("Lambda:Unhandled", "InternalError"),
        ("Lambda:ExecutionTimeoutException", "ServiceUnavailable"),
        ("Lambda:TooManyRequestsException", "ServiceUnavailable"),
    ],
)
def test_a_broken_function_tells_nothing_of_its_inside(resolver: Path, failure: str, told: str) -> None:
    error = run(resolver, "response", error={"type": failure, "message": "KeyError: secret"})["error"]
    assert error["type"] == told
    assert "secret" not in error["message"]
