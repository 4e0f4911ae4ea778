"""How settings become a language model, and what is said when they do not."""

import pytest

from twentyq.bootstrap import local_model, model_problem
from twentyq.guessing.bayes import BayesGuesser
from twentyq.knowledge.deck import Deck
from twentyq.language_model import llm_config
from twentyq.settings import Settings, SettingsError, read_settings

MODEL = {
    "TWENTYQ_LLM_BASE_URL": "http://127.0.0.1:9/v1",
    "TWENTYQ_LLM_MODEL": "m",
    "TWENTYQ_LLM_API_KEY": "sk-secret",
}


def test_every_setting_reaches_the_model() -> None:
    settings = read_settings(
        MODEL
        | {
            "TWENTYQ_LLM_KEY_HEADER": "x-api-key",
            "TWENTYQ_LLM_HEADERS": "x-team: games, x-env: dev",
            "TWENTYQ_LLM_JSON_SCHEMA": "false",
            "TWENTYQ_LLM_DAY_DOLLARS": "1.5",
            "TWENTYQ_LLM_PRICE_INPUT": "0.4",
            "TWENTYQ_LLM_PRICE_OUTPUT": "1.6",
            "TWENTYQ_LLM_OUTPUT_TOKENS": "500",
            "TWENTYQ_LLM_REASONING_EFFORT": "low",
            "TWENTYQ_LLM_BODY": '{"provider": {"sort": "latency"}}',
        }
    )
    config = llm_config(settings)
    assert (config.base_url, config.model, config.api_key) == ("http://127.0.0.1:9/v1", "m", "sk-secret")
    assert (config.key_header, config.json_schema) == ("x-api-key", False)
    assert config.headers == {"x-team": "games", "x-env": "dev"}
    assert (config.limits.day_dollars, config.prices.input) == (1.5, 0.4)
    assert config.limits.day_tokens == 5_000_000
    assert (config.output_tokens, config.reasoning_effort) == (500, "low")
    assert config.body == {"provider": {"sort": "latency"}}


def test_the_key_never_shows() -> None:
    settings = read_settings(MODEL)
    assert "sk-secret" not in repr(settings) + repr(llm_config(settings))


@pytest.mark.parametrize(("guesser", "name"), [("auto", "hybrid"), ("hybrid", "hybrid"), ("llm", "llm")])
def test_the_guesser_is_as_set(guesser: str, name: str, small_deck: Deck) -> None:
    settings = read_settings(MODEL | {"TWENTYQ_GUESSER": guesser})
    model = local_model(settings)
    assert model is not None
    assert model.guesser(settings, BayesGuesser(small_deck)).name == name


@pytest.mark.parametrize("environment", [{}, MODEL | {"TWENTYQ_GUESSER": "bayes"}])
def test_without_a_model_or_with_bayes_set_there_is_none(environment: dict[str, str]) -> None:
    settings = read_settings(environment)
    assert local_model(settings) is None
    assert model_problem(settings) is None


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"TWENTYQ_GUESSER": "hybrid"}, "TWENTYQ_LLM_BASE_URL is not set"),
        (MODEL, "cannot be reached"),
        (MODEL | {"TWENTYQ_LLM_API_KEY": ""}, "cannot be reached"),
    ],
)
def test_what_is_missing_is_said_in_one_line(environment: dict[str, str], said: str) -> None:
    problem = model_problem(read_settings(environment))
    assert problem is not None
    assert said in problem
    assert "\n" not in problem


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"MODEL": ""}, ("MODEL", "BASE_URL")),
        ({"HEADERS": "no colon"}, ("HEADERS",)),
        ({"BASE_URL": "api.example/v1"}, ("BASE_URL",)),
        ({"KEY_HEADER": "x-api-key", "API_KEY": ""}, ("KEY_HEADER", "API_KEY")),
        ({"DAY_DOLLARS": "0.01"}, ("DAY_DOLLARS", "PRICE_INPUT", "PRICE_OUTPUT")),
        ({"GAME_DOLLARS": "0.01", "PRICE_INPUT": "1"}, ("GAME_DOLLARS", "PRICE_OUTPUT")),
        ({"PROMPT": "move-99"}, ("PROMPT", "move-99")),
        ({"PROMPT": "nowhere/mine.md"}, ("PROMPT", "nowhere/mine.md")),
        ({"BODY": "low"}, ("BODY",)),
        ({"BODY": "[1]"}, ("BODY",)),
        ({"BODY": '{"stream": true}'}, ("BODY", "stream")),
        ({"BODY": '{"max_tokens": 5}'}, ("BODY", "OUTPUT_TOKENS")),
        ({"BODY": '{"reasoning_effort": "low"}'}, ("BODY", "REASONING_EFFORT")),
    ],
)
def test_settings_that_do_not_fit_together_are_refused_by_name(change: dict[str, str], named: tuple[str, ...]) -> None:
    environment = MODEL | {f"TWENTYQ_LLM_{name}": value for name, value in change.items()}
    with pytest.raises(SettingsError) as refused:
        llm_config(read_settings(environment))
    assert [name for name in named if name not in str(refused.value)] == []


@pytest.mark.parametrize(("words", "reads"), [("true", True), ("false", False)])
def test_players_words_may_be_kept_from_the_model(words: str, reads: bool) -> None:
    model = local_model(read_settings(MODEL | {"TWENTYQ_LLM_WORDS": words}))
    assert model is not None
    assert (model.classifier is not None) is reads


def test_an_unknown_guesser_is_refused() -> None:
    with pytest.raises(SettingsError):
        read_settings({"TWENTYQ_GUESSER": "magic"})
    assert Settings().guesser == "auto"
