"""What a function loads is not looked through for garbage before it has answered once."""

import gc
import importlib
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from tests.unit.aws.conftest import FakeLambdaContext

from twentyq.aws import function, startup
from twentyq.aws.appsync import Api


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """The collector as it was."""
    yield
    gc.unfreeze()
    gc.enable()


def test_the_collector_waits_for_the_first_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    importlib.reload(startup)
    assert not gc.isenabled()
    monkeypatch.setattr(function, "api", Api(lambda: pytest.fail("nobody is signed in")))
    event = {"info": {"parentTypeName": "Query", "fieldName": "decks"}, "arguments": {}}
    assert function.handler(event, FakeLambdaContext())["error"]["type"] == "Unauthorized"
    assert gc.isenabled()
    assert gc.get_freeze_count()


def test_what_comes_after_the_first_answer_is_no_longer_kept() -> None:
    importlib.reload(startup)
    startup.over()
    kept = gc.get_freeze_count()
    later: list[object] = [[] for _ in range(100)]
    startup.over()
    assert gc.get_freeze_count() <= kept
    assert later


def test_functions_that_run_for_long_collect_from_the_first() -> None:
    code = "import gc, twentyq.aws.builder, twentyq.aws.erasure, twentyq.aws.recorder; assert gc.isenabled()"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "POWERTOOLS_SERVICE_NAME": "test"})
