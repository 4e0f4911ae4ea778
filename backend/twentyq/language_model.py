"""What bootstrap builds of a language model: one endpoint, and all that asks it."""

from dataclasses import dataclass

from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.guesser import Guesser
from twentyq.guessing.hybrid import HybridGuesser
from twentyq.guessing.llm.classifier import LlmClassifier
from twentyq.guessing.llm.config import Limits, LlmConfig, Prices
from twentyq.guessing.llm.endpoint import ChatEndpoint
from twentyq.guessing.llm.guesser import LlmGuesser
from twentyq.guessing.llm.ledger import Budget, Ledger
from twentyq.guessing.llm.meter import Meter, Unmetered
from twentyq.guessing.llm.proposer import MoveProposer
from twentyq.settings import Settings, SettingsError


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """One model at one endpoint."""

    endpoint: ChatEndpoint
    proposer: MoveProposer
    classifier: LlmClassifier
    meter: Meter

    @classmethod
    def of(cls, settings: Settings, ledger: Ledger, meter: Meter | None = None) -> "LanguageModel":
        """As the settings say; nothing is connected yet."""
        config, meter = llm_config(settings), meter or Unmetered()
        endpoint = ChatEndpoint(config, Budget(ledger, config.limits), meter)
        return cls(endpoint, MoveProposer(endpoint, meter), LlmClassifier(endpoint), meter)

    def guesser(self, settings: Settings, bayes: BayesGuesser) -> Guesser:
        """The guesser that the settings name."""
        if settings.guesser == "llm":
            return LlmGuesser(self.proposer, bayes, self.meter)
        return HybridGuesser(self.proposer, bayes, self.meter, ahead=settings.llm_ahead)


def llm_config(settings: Settings) -> LlmConfig:
    """The settings that concern the model; SettingsError where they do not fit together."""
    if not settings.llm_model:
        raise SettingsError("TWENTYQ_LLM_MODEL must name the model at TWENTYQ_LLM_BASE_URL")
    return LlmConfig(
        base_url=settings.llm_base_url,
        model=settings.llm_model,
        api_key=str(settings.llm_api_key),
        key_header=settings.llm_key_header,
        headers=_headers(settings.llm_headers),
        prompt=settings.llm_prompt,
        turn_seconds=settings.llm_turn_seconds,
        json_schema=settings.llm_json_schema,
        prices=Prices(settings.llm_price_input, settings.llm_price_cached, settings.llm_price_output),
        limits=Limits(
            settings.llm_game_input_tokens,
            settings.llm_game_dollars,
            settings.llm_day_tokens,
            settings.llm_day_dollars,
        ),
    )


def _headers(text: str) -> dict[str, str]:
    pairs = [part.split(":", 1) for part in text.split(",") if part.strip()]
    if any(len(pair) != 2 for pair in pairs):
        raise SettingsError('TWENTYQ_LLM_HEADERS must be "name: value" between commas')
    return {name.strip(): value.strip() for name, value in pairs}
