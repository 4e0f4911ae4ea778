"""What AppConfig lets operators deploy as settings."""

import json
from typing import Any

import fastjsonschema
import pytest
from infra.settings_schema import settings_schema
from tests.infra.conftest import Template, properties

from twentyq.settings import PREFIX, Settings

SWITCHED_OFF_BY_OPERATORS = "transcribe_region"
CHECKED = fastjsonschema.compile(settings_schema())


def test_the_profile_is_held_against_it(template: Template) -> None:
    (profile,) = properties(template, "AppConfig::ConfigurationProfile")
    (validator,) = profile["Validators"]
    assert validator["Type"] == "JSON_SCHEMA"
    assert json.loads(validator["Content"]) == settings_schema()


def test_what_is_so_without_being_set_may_be_set() -> None:
    own = settings_schema()["properties"]
    usual = {name: getattr(Settings(), name) for name in own}
    CHECKED({name: value for name, value in usual.items() if value != float("inf")})


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"half_sure": 0.6},
        {"decks": "everyday, everyday+adult"},
        {"transcribe_region": ""},
        {"llm_base_url": "https://llm.example/v1", "llm_model": "m"},
    ],
)
def test_settings_are_taken(settings: dict[str, Any]) -> None:
    CHECKED(settings)


@pytest.mark.parametrize(
    "settings",
    [
        [],
        "everyday",
        {"decks": "everday"},
        {"decks": ["everyday"]},
        {"decks": ""},
        {"half_sur": 0.6},
        {"half_sure": 1.1},
        {"half_sure": "0.6"},
        {"llm_turn_seconds": 0},
        {"llm_base_url": "https://llm.example/v1"},
        {"guesser": "chance"},
        {"games_table": "another"},
        {"versions_bucket": "another"},
        {"llm_api_key": "secret"},
        {"origins": "https://example.com"},
    ],
)
def test_what_no_game_could_be_played_by_is_refused_before_it_takes_effect(settings: Any) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        CHECKED(settings)


def test_what_the_stack_sets_is_nobody_elses_to_set(template: Template) -> None:
    functions = properties(template, "Lambda::Function")
    environments = [function.get("Environment", {}).get("Variables", {}) for function in functions]
    names = {name for environment in environments for name in environment if name.startswith(PREFIX)}
    set_by_the_stack = {name.removeprefix(PREFIX).lower() for name in names}
    assert set_by_the_stack & settings_schema()["properties"].keys() == {SWITCHED_OFF_BY_OPERATORS}
