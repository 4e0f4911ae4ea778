"""Whether a language model can be reached, said in one line at start."""

from twentyq.guessing.llm.config import LlmConfig
from twentyq.guessing.llm.endpoint import ChatEndpoint
from twentyq.guessing.llm.errors import Failure, LlmFailedError
from twentyq.guessing.llm.ledger import Budget, MemoryLedger
from twentyq.guessing.llm.meter import Unmetered

_SAYINGS = {
    Failure.TIMEOUT: "does not answer",
    Failure.UNREACHABLE: "cannot be reached",
    Failure.UNAUTHORIZED: "refuses the key",
}


def endpoint_problem(config: LlmConfig, seconds: float = 2.0) -> str | None:
    """What is wrong with the endpoint, without secrets; None when it answers, also when it has no list of models."""
    if not config.api_key:
        return "no key is set for the language model: playing without it"
    endpoint = ChatEndpoint(config, Budget(MemoryLedger(), config.limits), Unmetered())
    try:
        endpoint.run(endpoint.models, seconds).result()
    except LlmFailedError as exc:
        if exc.failure not in (Failure.WRONG_MODEL, Failure.BROKEN, Failure.BAD_REQUEST):
            saying = _SAYINGS.get(exc.failure, "is not well")
            return f"the language model at {config.base_url} {saying}: playing without it until it does better"
    finally:
        endpoint.close()
    return None
