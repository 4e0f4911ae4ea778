"""The model at an OpenAI-compatible endpoint."""

from dataclasses import replace

from twentyq.guessing.llm.calls.config import LlmConfig
from twentyq.guessing.llm.calls.endpoint import ChatEndpoint, outcome
from twentyq.guessing.llm.calls.ledger import Budget, Ledger
from twentyq.guessing.llm.calls.meter import Meter
from twentyq.guessing.llm.calls.wire import Question

ACCOUNT = "build:"
SECONDS = 60.0
"""Of one reply: nobody waits for it in a game."""


def build_endpoint(config: LlmConfig, ledger: Ledger, meter: Meter, build_tokens: float) -> ChatEndpoint:
    """An endpoint on an account of its own, with a limit of input tokens for each build."""
    limits = replace(config.limits, game_input_tokens=build_tokens)
    own = replace(config, turn_seconds=SECONDS, limits=limits)
    return ChatEndpoint(own, Budget(ledger, limits, own=ACCOUNT), meter)


class EndpointModel:
    """Model over an endpoint, for one build."""

    def __init__(self, endpoint: ChatEndpoint, build_id: str, seconds: float = SECONDS) -> None:
        """What is spent counts on the account of `build_id`."""
        self._endpoint = endpoint
        self._build_id = build_id
        self._seconds = seconds
        self.name = endpoint.config.model

    def ask(self, question: Question) -> str:
        """The reply's text, once it was found to be of the form."""
        whole = replace(question, parse=lambda text: (question.parse(text), text)[1])
        reply: str = outcome(self._endpoint.run(self._endpoint.ask, self._build_id, whole, self._seconds))
        return reply
