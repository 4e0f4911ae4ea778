"""twentyq knowledge versions, publish, rollback and diff."""

import json
from dataclasses import replace
from pathlib import Path

import boto3
import numpy as np
import pytest
from click.testing import Result
from moto import mock_aws
from tests.unit.aws.conftest import FakeCloudFormation
from tests.unit.aws.test_outputs import OUTPUTS
from typer.testing import CliRunner

from twentyq.cli import app
from twentyq.decks.difference import difference
from twentyq.knowledge import headers
from twentyq.knowledge.compiled import dump
from twentyq.knowledge.deck import STEPS, Deck


@pytest.fixture(autouse=True)
def bundled(small_deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small deck in place of those that come along."""
    (tmp_path / "small.deck").write_bytes(dump(small_deck))
    monkeypatch.setattr(headers, "FOLDER", tmp_path)


@pytest.fixture
def changed(small_deck: Deck) -> Deck:
    """Another opinion of the first thing and question, and a thing less."""
    table = small_deck.table.copy()
    table[0, 0] = 0 if table[0, 0] > STEPS / 2 else STEPS
    return replace(small_deck, version="changed", things=small_deck.things[:-1], table=table[:-1], cant=None)


@pytest.fixture
def file(changed: Deck, tmp_path: Path) -> Path:
    path = tmp_path / "changed.bin"
    path.write_bytes(dump(changed))
    return path


def run(tmp_path: Path, command: str, *arguments: str) -> Result:
    given = ["knowledge", command, *arguments, "--deck", "small", "--data-dir", str(tmp_path / "data")]
    return CliRunner().invoke(app, given)


def listed(tmp_path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(run(tmp_path, "versions", "--json").stdout)
    return found


def test_before_anything_is_published_the_bundled_deck_is_named(tmp_path: Path) -> None:
    assert "the deck that comes with the program is played" in run(tmp_path, "versions").stdout
    refused = run(tmp_path, "rollback")
    assert (refused.exit_code, "no version of small before" in refused.stderr) == (2, True)


def test_what_is_published_is_in_use_and_can_be_rolled_back(tmp_path: Path, file: Path, small_deck: Deck) -> None:
    first = run(tmp_path, "publish", str(file)).stdout.split()[0]
    file.write_bytes(dump(small_deck))
    second = run(tmp_path, "publish", str(file)).stdout.split()[0]
    assert listed(tmp_path)["inUse"] == second
    assert f"* {second}" in run(tmp_path, "versions").stdout
    assert run(tmp_path, "rollback").stdout.startswith(f"{first} is in use")
    assert (listed(tmp_path)["inUse"], listed(tmp_path)["previous"]) == (first, second)
    assert run(tmp_path, "rollback", second).exit_code == 0
    assert listed(tmp_path)["inUse"] == second


@pytest.mark.parametrize(
    ("content", "reason"), [(b"\xff", "no compiled deck"), (b"", "no compiled deck"), (None, "not of small")]
)
def test_what_is_no_deck_of_this_id_is_refused_in_a_line(
    tmp_path: Path, file: Path, small_deck: Deck, content: bytes | None, reason: str
) -> None:
    file.write_bytes(dump(replace(small_deck, id="other")) if content is None else content)
    refused = run(tmp_path, "publish", str(file))
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert reason in refused.stderr
    assert listed(tmp_path)["versions"] == []


def test_a_version_that_is_not_there_is_not_rolled_back_to(tmp_path: Path, file: Path) -> None:
    run(tmp_path, "publish", str(file))
    before = listed(tmp_path)
    refused = run(tmp_path, "rollback", "20261121T204500Z-00000000")
    assert (refused.exit_code, "there is no version" in refused.stderr) == (2, True)
    assert listed(tmp_path) == before


def test_a_difference_names_what_changes(tmp_path: Path, file: Path, small_deck: Deck) -> None:
    run(tmp_path, "publish", str(file))
    found = json.loads(run(tmp_path, "diff", "bundled", "latest", "--json").stdout)
    assert found["things_removed"] == [small_deck.things[-1].name]
    assert (found["changed"], found["changed_sides"]) == (1, 1)
    (biggest,) = found["biggest"]
    assert (biggest["thing"], biggest["question"]) == (small_deck.things[0].name, small_deck.questions[0].id)
    assert abs(biggest["after"] - biggest["before"]) > 0.5
    shown = run(tmp_path, "diff", "bundled", "latest").stdout
    assert f"{biggest['thing']}: {biggest['question']}" in shown


def test_what_changes_sides_stands_before_what_moves_further(small_deck: Deck) -> None:
    table = np.full_like(small_deck.table, round(0.45 * STEPS))
    table[0, 0] = 0
    before = replace(small_deck, table=table)
    moved = table.copy()
    moved[0, 0], moved[1, 1] = round(0.4 * STEPS), round(0.55 * STEPS)
    found = difference(before, replace(small_deck, table=moved))
    assert [one.thing for one in found.biggest] == [small_deck.things[1].name, small_deck.things[0].name]
    assert (found.changed, found.changed_sides) == (2, 1)


def test_a_stacks_versions_are_reached_by_its_name(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    with mock_aws():
        s3 = boto3.client("s3", "us-east-1")
        s3.create_bucket(Bucket="versions")
        stack = FakeCloudFormation(OUTPUTS | {"VersionsBucket": "versions"})
        monkeypatch.setattr("boto3.client", lambda service, **_: stack if service == "cloudformation" else s3)
        given = ["--deck", "small", "--stack", "Twentyq-dev"]
        published = CliRunner().invoke(app, ["knowledge", "publish", str(file), *given])
        assert published.stdout.split()[1:] == ["is", "in", "use"]
        assert json.loads(s3.get_object(Bucket="versions", Key="decks/small/latest.json")["Body"].read())["version"]


def test_a_stack_without_versions_is_said_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("boto3.client", lambda _service, **_: FakeCloudFormation(OUTPUTS))
    refused = CliRunner().invoke(app, ["knowledge", "versions", "--stack", "Twentyq-dev"])
    assert (refused.exit_code, "no output VersionsBucket" in refused.stderr) == (2, True)
