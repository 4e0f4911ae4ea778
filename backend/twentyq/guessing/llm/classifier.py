"""What the rules of understanding leave open, asked of the language model."""

from dataclasses import replace
from typing import TYPE_CHECKING

from twentyq.game.answer import Answer
from twentyq.guessing.llm.config import LlmConfig
from twentyq.guessing.llm.endpoint import ChatEndpoint, outcome
from twentyq.guessing.llm.errors import LlmError
from twentyq.guessing.llm.ledger import Budget, Ledger
from twentyq.guessing.llm.meter import Meter
from twentyq.guessing.llm.moves.prompt import classify_messages
from twentyq.guessing.llm.wire import Question

if TYPE_CHECKING:
    from twentyq.guessing.llm.moves.replies import MeaningReply

PROMPT = "classify-2"
SECONDS = 2.0
"""A player waits for this before the next question is even chosen."""
FAILURES_TO_OPEN = 2
ACCOUNT, SHARE = "words:", 0.2
"""What players say is read on accounts of its own, with this share of the limits."""


def words_endpoint(config: LlmConfig, ledger: Ledger, meter: Meter) -> ChatEndpoint:
    """An endpoint for the classifier alone, so that talk neither stops the moves nor spends what is theirs."""
    own = replace(config, attempts=1, failures_to_open=FAILURES_TO_OPEN)
    return ChatEndpoint(own, Budget(ledger, config.limits, own=ACCOUNT, share=SHARE), meter)


class LlmClassifier:
    """Tells answers, commands and talk apart. The player's words reach the model as quoted data alone."""

    def __init__(self, endpoint: ChatEndpoint, seconds: float = SECONDS) -> None:
        """At most `seconds` a text."""
        self._endpoint = endpoint
        self._seconds = seconds

    def classify(self, text: str, question: str, game_id: str) -> tuple[str, Answer | None] | None:
        """The intent's name or DISTRESS, with its answer when it is ANSWER; None when the model is of no use."""
        try:
            reply = outcome(self._endpoint.run(self._classify, text, question, game_id))
        except LlmError:
            return None
        if reply.intent == "ANSWER":
            return None if reply.answer == "NONE" else ("ANSWER", Answer(reply.answer))
        return reply.intent, None

    async def _classify(self, text: str, question: str, game_id: str) -> "MeaningReply":
        from twentyq.guessing.llm.moves.replies import MeaningReply, parse_meaning, schema_of

        asked = Question("meaning", classify_messages(PROMPT, question, text), schema_of(MeaningReply), parse_meaning)
        reply: MeaningReply = await self._endpoint.ask(game_id, asked, self._seconds)
        return reply
