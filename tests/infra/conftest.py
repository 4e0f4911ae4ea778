"""Both stages' templates, synthesized once."""

import json
from typing import Any

import pytest
from infra.app import synthesize
from infra.stage import STAGES

Template = dict[str, Any]


@pytest.fixture(scope="session")
def templates() -> dict[str, Template]:
    """By stage, as they are deployed."""
    folder = synthesize()
    return {stage: json.loads((folder / f"Twentyq-{stage}.template.json").read_text()) for stage in STAGES}


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
