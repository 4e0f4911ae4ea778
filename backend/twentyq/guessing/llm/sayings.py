"""What is said of a language model that fails: what happened, and the setting that mends it. No secrets."""

from urllib.parse import urlsplit

from twentyq.guessing.llm.config import LlmConfig
from twentyq.guessing.llm.errors import Failure

_SAYINGS: dict[str, str] = {
    Failure.TIMEOUT: "gives no reply within {seconds:g} s (TWENTYQ_LLM_TURN_SECONDS, TWENTYQ_LLM_REASONING_EFFORT)",
    Failure.UNREACHABLE: "cannot be reached (TWENTYQ_LLM_BASE_URL)",
    Failure.RATE_LIMITED: "is asked too often for this key",
    Failure.SERVER_ERROR: "fails with an error of its own",
    Failure.REFUSED: "refuses to play (TWENTYQ_LLM_MODEL, TWENTYQ_LLM_PROMPT)",
    Failure.BROKEN: "replies with what is no move (TWENTYQ_LLM_MODEL, TWENTYQ_LLM_BASE_URL)",
    Failure.EMPTY: "replies with nothing (TWENTYQ_LLM_MODEL)",
    Failure.CUT_OFF: (
        "thinks longer than the {tokens} tokens it may"
        " (TWENTYQ_LLM_REASONING_EFFORT lowers that, TWENTYQ_LLM_OUTPUT_TOKENS lets it)"
    ),
    Failure.NO_CREDIT: "has no credit left for this key",
    Failure.UNAUTHORIZED: "refuses the key (TWENTYQ_LLM_API_KEY, TWENTYQ_LLM_KEY_HEADER)",
    Failure.WRONG_MODEL: "does not have the model {model} (TWENTYQ_LLM_MODEL)",
    Failure.WRONG_ADDRESS: "has no chat completions there (TWENTYQ_LLM_BASE_URL ends where they begin, mostly in /v1)",
    Failure.BAD_REQUEST: "refuses the request (TWENTYQ_LLM_BODY, TWENTYQ_LLM_REASONING_EFFORT, TWENTYQ_LLM_MODEL)",
    Failure.CIRCUIT_OPEN: "is left alone for a while",
    Failure.UNRECORDED: "is not asked, since what it costs cannot be written down",
    "over_budget_game": "has used up a game's limit (TWENTYQ_LLM_GAME_INPUT_TOKENS, TWENTYQ_LLM_GAME_DOLLARS)",
    "over_budget_day": "has used up the day's limit (TWENTYQ_LLM_DAY_TOKENS, TWENTYQ_LLM_DAY_DOLLARS)",
    "illegal": "moves against the rules (TWENTYQ_LLM_MODEL, TWENTYQ_LLM_PROMPT)",
}
_NO_KEY = "wants a key (TWENTYQ_LLM_API_KEY)"


def saying(label: str, config: LlmConfig) -> str:
    """One line for an LlmError's label."""
    said = _SAYINGS.get(label, "fails")
    if label == Failure.UNAUTHORIZED and not config.api_key:
        said = _NO_KEY
    values = {"seconds": config.turn_seconds, "tokens": config.output_tokens, "model": config.model}
    return f"the language model at {place(config.base_url)} {said.format(**values)}"


def place(url: str) -> str:
    """An address without a name, a password or a query."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}" if parts.netloc else url
