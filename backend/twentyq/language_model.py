"""What bootstrap builds of a language model: one endpoint, and all that asks it."""

import importlib.util
import json
from collections.abc import Callable
from dataclasses import dataclass

from twentyq.authoring.widening.endpoint_model import BUILD, EndpointModel, build_endpoint
from twentyq.authoring.widening.model import Model
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.guesser import Guesser
from twentyq.guessing.hybrid import HybridGuesser
from twentyq.guessing.llm.classifier import LlmClassifier, words_endpoint
from twentyq.guessing.llm.config import Limits, LlmConfig, Prices
from twentyq.guessing.llm.endpoint import ChatEndpoint
from twentyq.guessing.llm.guesser import LlmGuesser
from twentyq.guessing.llm.ledger import Budget, Ledger
from twentyq.guessing.llm.meter import FirstFallbacks, Meter
from twentyq.guessing.llm.moves.prompt import prompt_text
from twentyq.guessing.llm.moves.proposer import MoveProposer
from twentyq.settings import Settings, SettingsError

OWN_KEYS = {
    "model": "TWENTYQ_LLM_MODEL",
    "messages": "TWENTYQ_LLM_PROMPT",
    "prompt": "TWENTYQ_LLM_PROMPT",
    "response_format": "TWENTYQ_LLM_JSON_SCHEMA",
    "max_tokens": "TWENTYQ_LLM_OUTPUT_TOKENS",
    "max_completion_tokens": "TWENTYQ_LLM_OUTPUT_TOKENS",
    "reasoning_effort": "TWENTYQ_LLM_REASONING_EFFORT",
}
"""Parts of a request's body that have settings of their own."""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """One model at one endpoint."""

    endpoint: ChatEndpoint
    proposer: MoveProposer
    classifier: LlmClassifier | None
    """None where players' words are not to leave."""
    meter: Meter

    @classmethod
    def of(cls, settings: Settings, ledger: Ledger, meter: Meter | None = None) -> "LanguageModel":
        """As the settings say; nothing is connected yet."""
        config = llm_config(settings)
        meter = meter or FirstFallbacks(config)
        endpoint = ChatEndpoint(config, Budget(ledger, config.limits), meter)
        classifier = LlmClassifier(words_endpoint(config, ledger, meter)) if settings.llm_words else None
        return cls(endpoint, MoveProposer(endpoint, meter), classifier, meter)

    def guesser(self, settings: Settings, bayes: BayesGuesser) -> Guesser:
        """The guesser that the settings name."""
        if settings.guesser == "llm":
            return LlmGuesser(self.proposer, bayes, self.meter)
        return HybridGuesser(self.proposer, bayes, self.meter, ahead=settings.llm_ahead)


def documents_model(
    settings: Settings, ledger: Ledger, meter: Meter | None = None, account: str = BUILD
) -> Callable[[str], Model]:
    """The model that reads documents, by the id of a build; of `account` ANSWER, that answers by them, by deck and day.

    For settings that have it read them.
    """
    config, tokens = llm_config(settings), settings.llm_build_input_tokens
    endpoint = build_endpoint(config, ledger, meter or FirstFallbacks(config), tokens, account)
    return lambda build_id: EndpointModel(endpoint, build_id)


def llm_config(settings: Settings) -> LlmConfig:
    """The settings that concern the model; SettingsError where they do not fit together."""
    _check_address(settings)
    _check_money(settings)
    return LlmConfig(
        base_url=settings.llm_base_url,
        model=settings.llm_model,
        api_key=str(settings.llm_api_key),
        key_header=settings.llm_key_header,
        headers=_headers(settings.llm_headers),
        prompt=_prompt(settings.llm_prompt),
        turn_seconds=settings.llm_turn_seconds,
        json_schema=settings.llm_json_schema,
        output_tokens=settings.llm_output_tokens,
        reasoning_effort=settings.llm_reasoning_effort,
        body=_body(settings.llm_body),
        prices=Prices(settings.llm_price_input, settings.llm_price_cached, settings.llm_price_output),
        limits=Limits(
            settings.llm_game_input_tokens,
            settings.llm_game_dollars,
            settings.llm_day_tokens,
            settings.llm_day_dollars,
        ),
    )


def _check_address(settings: Settings) -> None:
    if importlib.util.find_spec("openai") is None:
        raise SettingsError('TWENTYQ_LLM_BASE_URL needs further packages: pip install "twentyq[llm]"')
    if not settings.llm_model:
        raise SettingsError("TWENTYQ_LLM_MODEL must name the model at TWENTYQ_LLM_BASE_URL")
    if not settings.llm_base_url.startswith(("http://", "https://")):
        raise SettingsError("TWENTYQ_LLM_BASE_URL must begin with http:// or https://")
    if settings.llm_key_header.lower() != "authorization" and not settings.llm_api_key:
        raise SettingsError("TWENTYQ_LLM_KEY_HEADER is the header of TWENTYQ_LLM_API_KEY, which is not set")


def _check_money(settings: Settings) -> None:
    prices = settings.llm_price_input, settings.llm_price_output
    for name in ("llm_day_dollars", "llm_game_dollars"):
        if getattr(settings, name) != float("inf") and not all(prices):
            raise SettingsError(
                f"TWENTYQ_{name.upper()} limits nothing without TWENTYQ_LLM_PRICE_INPUT and TWENTYQ_LLM_PRICE_OUTPUT"
            )


def _prompt(name: str) -> str:
    try:
        prompt_text(name)
    except (OSError, ValueError) as exc:
        raise SettingsError(f"TWENTYQ_LLM_PROMPT names no prompt and no readable .md file: {name}") from exc
    return name


def _body(text: str) -> dict[str, object]:
    try:
        body = json.loads(text or "{}")
    except ValueError as exc:
        raise SettingsError("TWENTYQ_LLM_BODY must be a JSON object") from exc
    if not isinstance(body, dict) or "stream" in body or "n" in body:
        raise SettingsError("TWENTYQ_LLM_BODY must be a JSON object without stream and n")
    if own := next((key for key in body if key in OWN_KEYS), None):
        raise SettingsError(f"TWENTYQ_LLM_BODY must not hold {own}: {OWN_KEYS[own]} sets it")
    return body


def _headers(text: str) -> dict[str, str]:
    pairs = [part.split(":", 1) for part in text.split(",") if part.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise SettingsError('TWENTYQ_LLM_HEADERS must be "name: value" between commas')
    return {name.strip(): value.strip() for name, value in pairs}
