"""Both stages' templates, synthesized once."""

import json
import zipfile
from typing import Any

import pytest
from infra.app import build_app
from infra.stack import Archives

Template = dict[str, Any]


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Template]:
    """By stage. The bundles are empty: what is in them is not the template's business."""
    folder = tmp_path_factory.mktemp("assembly")
    empty = folder / "empty.zip"
    with zipfile.ZipFile(empty, "w") as zipped:
        zipped.writestr("empty", "")
    build_app(Archives(*[empty] * 4), folder / "cdk.out").synth()
    return {
        stage: json.loads((folder / "cdk.out" / f"Twentyq-{stage}.template.json").read_text())
        for stage in ("dev", "prod")
    }


@pytest.fixture(params=["dev", "prod"])
def template(request: pytest.FixtureRequest, templates: dict[str, Template]) -> Template:
    return templates[request.param]


def made(template: Template, kind: str) -> dict[str, dict[str, Any]]:
    """The resources of a type, by logical id."""
    found = {name: it for name, it in template["Resources"].items() if it["Type"] == f"AWS::{kind}"}
    assert found, f"no {kind}"
    return found


def properties(template: Template, kind: str) -> list[dict[str, Any]]:
    """The properties of every resource of a type."""
    return [resource.get("Properties", {}) for resource in made(template, kind).values()]
