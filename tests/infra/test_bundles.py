"""The Lambda bundles: their size, that they are the same each time, and that nothing they need was left out."""

import importlib.util
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from infra.app import OUT
from infra.bundles.bundle import API, BUNDLES, HERE, LAMBDA, LEARN, READ, VOICE, Bundle, Target, _digest, build, size

PROBES = Path(__file__).parent / "probes"
PROBED = {API: ("api",), VOICE: ("api", "voice"), LEARN: ("learn",), READ: ("read",)}
"""What each bundle must be able to do."""
ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "POWERTOOLS_SERVICE_NAME": "test",
    "TWENTYQ_GAMES_TABLE": "games",
    "TWENTYQ_RECORDINGS_BUCKET": "recordings",
    "TWENTYQ_SPEECH_BUCKET": "speech",
    "TWENTYQ_POLLY_REGION": "eu-west-1",
    "TWENTYQ_VERSIONS_BUCKET": "versions",
    "TWENTYQ_DOCUMENTS_BUCKET": "documents",
    "TWENTYQ_BUILDS_QUEUE": "https://sqs.eu-west-1.amazonaws.com/123456789012/builds",
}


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda bundle: bundle.name)
def test_a_bundle_keeps_its_bound_and_holds_our_package(bundle: Bundle) -> None:
    archive = build(bundle, LAMBDA, OUT / "bundles")
    print(f"{bundle.name}: {size(archive):,} bytes unpacked of {bundle.limit:,}")  # noqa: T201 - the size is a result
    assert size(archive) <= bundle.limit
    names = set(zipfile.ZipFile(archive).namelist())
    assert {"twentyq/aws/function.py", "twentyq/knowledge/compiled_decks/everyday.deck"} <= names
    assert not [name for name in names if "/tests/" in name]
    assert [name for name in names if name.startswith("numpy/") and "aarch64" in name]


def test_parsers_are_in_the_bundle_of_the_reader_alone() -> None:
    for bundle in BUNDLES:
        names = zipfile.ZipFile(build(bundle, LAMBDA, OUT / "bundles")).namelist()
        assert [name for name in names if name.startswith(("pypdfium2", "openpyxl"))] == [] or bundle == READ


@pytest.mark.parametrize("target", [LAMBDA, HERE], ids=["lambda", "here"])
def test_the_same_inputs_give_the_same_bytes(target: Target, tmp_path: Path) -> None:
    once, again = (build(API, target, folder) for folder in (OUT / "bundles", tmp_path))
    assert once != again
    assert once.read_bytes() == again.read_bytes()


def test_bundles_for_two_machines_with_one_python_are_told_apart() -> None:
    machines = [replace(LAMBDA, platform=f"{machine}-manylinux_2_28") for machine in ("aarch64", "x86_64")]
    assert len({_digest([API.lock], target) for target in machines}) == 2


def test_every_module_comes_with_bytecode_that_nobody_checks() -> None:
    with zipfile.ZipFile(build(API, HERE, OUT / "bundles")) as zipped:
        names = set(zipped.namelist())
        modules = [name for name in names if name.endswith(".py") and name.startswith(("twentyq/", "botocore/"))]
        compiled = {name: importlib.util.cache_from_source(name) for name in modules}
        assert modules
        assert set(compiled.values()) <= names
        flags = {zipped.read(name)[4:8] for name in compiled.values()}
    assert flags == {b"\x01\0\0\0"}


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda bundle: bundle.name)
def test_what_was_left_out_is_not_missed(bundle: Bundle, tmp_path: Path) -> None:
    with zipfile.ZipFile(build(bundle, HERE, OUT / "bundles")) as zipped:
        zipped.extractall(tmp_path)
    environment = ENVIRONMENT | {"LAMBDA_TASK_ROOT": str(tmp_path)}
    for name in PROBED[bundle]:
        probe = PROBES / f"{name}.py"
        subprocess.run([sys.executable, "-I", "-S", probe, tmp_path], check=True, env=environment)
