"""The Lambda bundles: their size, that they are the same each time, and that nothing they need was left out."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from infra.app import OUT
from infra.bundles.bundle import API, HERE, LAMBDA, VOICE, Bundle, build, size

IMPORTS = {
    API: "import twentyq.aws.function, twentyq.aws.erasure, twentyq.aws.production",
    VOICE: "import twentyq.aws.function, av, pocketsphinx",
}
USES = """
import boto3, numpy
from openai import OpenAI
for service in ("dynamodb", "s3", "ssm", "secretsmanager", "polly", "sts"):
    boto3.client(service, region_name="eu-west-1")
OpenAI(api_key="none", base_url="http://127.0.0.1:1").chat.completions.parse
numpy.linalg.norm(numpy.ones(3) @ numpy.ones((3, 3)))
from twentyq.bootstrap import CompiledDecks
from twentyq.settings import Settings
decks = CompiledDecks(Settings())
assert [decks.guesser(deck) for deck in decks.infos]
"""


@pytest.mark.parametrize("bundle", [API, VOICE], ids=lambda bundle: bundle.name)
def test_a_bundle_keeps_its_bound_and_holds_our_package(bundle: Bundle) -> None:
    archive = build(bundle, LAMBDA, OUT / "bundles")
    print(f"{bundle.name}: {size(archive):,} bytes unpacked of {bundle.limit:,}")  # noqa: T201 - the size is a result
    assert size(archive) <= bundle.limit
    names = set(zipfile.ZipFile(archive).namelist())
    assert {"twentyq/aws/function.py", "twentyq/knowledge/compiled_decks/everyday.deck"} <= names
    assert not [name for name in names if name.endswith(".pyc") or "/tests/" in name]
    assert [name for name in names if name.startswith("numpy/") and "aarch64" in name]


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    once, again = (build(API, LAMBDA, tmp_path / name) for name in ("once", "again"))
    assert once.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("bundle", [API, VOICE], ids=lambda bundle: bundle.name)
def test_what_was_left_out_is_not_missed(bundle: Bundle, tmp_path: Path) -> None:
    with zipfile.ZipFile(build(bundle, HERE, OUT / "bundles")) as zipped:
        zipped.extractall(tmp_path)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {IMPORTS[bundle]}\n{USES}"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True, env={"LAMBDA_TASK_ROOT": str(tmp_path)})
