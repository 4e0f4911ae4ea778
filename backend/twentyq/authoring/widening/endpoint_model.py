"""The model at an OpenAI-compatible endpoint."""

from dataclasses import replace

from twentyq.guessing.llm.config import LlmConfig
from twentyq.guessing.llm.endpoint import ChatEndpoint, outcome
from twentyq.guessing.llm.ledger import Budget, Ledger
from twentyq.guessing.llm.meter import Meter
from twentyq.guessing.llm.wire import Question

BUILD, ANSWER = "build:", "answer:"
"""Accounts of their own: of builds, and of questions about documents."""
SECONDS = {BUILD: 60.0, ANSWER: 10.0}
"""Of one reply: nobody waits for a build in a game, somebody for an answer."""
EACH = {BUILD: None, ANSWER: 0.2}
"""Share of a deck's day that one player may spend; accounts of answers are "deck/day/player"."""


def build_endpoint(
    config: LlmConfig, ledger: Ledger, meter: Meter, build_tokens: float, account: str = BUILD
) -> ChatEndpoint:
    """An endpoint on an account of its own, with a limit of input tokens for each build, or deck and day."""
    limits = replace(config.limits, game_input_tokens=build_tokens)
    own = replace(config, turn_seconds=SECONDS[account], limits=limits)
    return ChatEndpoint(own, Budget(ledger, limits, own=account, each=EACH[account]), meter)


class EndpointModel:
    """Model over an endpoint, for one build, or for the questions of a day."""

    def __init__(self, endpoint: ChatEndpoint, build_id: str, seconds: float | None = None) -> None:
        """What is spent counts on the account of `build_id`; a reply has as long as the endpoint's, or `seconds`."""
        self._endpoint = endpoint
        self._build_id = build_id
        self._seconds = seconds or endpoint.config.turn_seconds
        self.name = endpoint.config.model

    def ask(self, question: Question) -> str:
        """The reply's text, once it was found to be of the form."""
        whole = replace(question, parse=lambda text: (question.parse(text), text)[1])
        reply: str = outcome(self._endpoint.run(self._endpoint.ask, self._build_id, whole, self._seconds))
        return reply
