"""Whether a language model can play, said in one line at start: one real move is tried."""

from dataclasses import replace
from datetime import UTC, datetime

from twentyq.game.rules import start
from twentyq.guessing.llm.config import Limits, LlmConfig
from twentyq.guessing.llm.connection import load
from twentyq.guessing.llm.endpoint import ChatEndpoint, outcome
from twentyq.guessing.llm.errors import LlmFailedError
from twentyq.guessing.llm.ledger import Budget, MemoryLedger
from twentyq.guessing.llm.meter import Unmetered
from twentyq.guessing.llm.moves.prompt import move_messages
from twentyq.guessing.llm.sayings import saying
from twentyq.guessing.llm.wire import Question


def model_problem(config: LlmConfig) -> str | None:
    """What keeps a model from moving, without secrets; None when it moves. Once loaded, takes a turn's time at most."""
    tried = replace(config, attempts=1, limits=Limits(float("inf")))
    endpoint = ChatEndpoint(tried, Budget(MemoryLedger(), tried.limits), Unmetered())
    load()
    try:
        outcome(endpoint.run(endpoint.ask, "probe", _first_move(config), config.turn_seconds))
    except LlmFailedError as exc:
        return saying(exc.label, config)
    finally:
        endpoint.close()
    return None


def _first_move(config: LlmConfig) -> Question:
    from twentyq.guessing.llm.moves.forms import form_of

    form = form_of(config.prompt)
    game = start("probe", "probe", deck_id="", language="en-US", seed=0, at=datetime.now(UTC))
    return Question(form.name, move_messages(config.prompt, game), form.schema, form.parse)
