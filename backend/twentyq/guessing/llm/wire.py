"""What goes to an OpenAI-compatible endpoint, and what its refusals mean: pure functions."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from twentyq.guessing.llm.completion import failure_of_status
from twentyq.guessing.llm.config import LlmConfig
from twentyq.guessing.llm.errors import Failure

CHARACTERS_A_TOKEN = 4
"""Of English prose; for estimates before a call and for endpoints that tell no usage."""
REFUSAL_LENGTH = 2_000
_SHAPE_WORDS = ("response_format", "response format", "json_schema", "json_object", "schema", "grammar", "structured")
Message = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the model. `parse` makes a value of its text and raises ValueError for broken text."""

    name: str
    messages: Sequence[Message]
    schema: Mapping[str, Any]
    parse: Callable[[str], Any]
    last: bool = False
    """Whether it is for a game's last turn, for which a part of the game's limits is kept."""

    @property
    def estimate(self) -> int:
        """Input tokens, roughly."""
        prompt = "".join(message["content"] for message in self.messages)
        return estimated_tokens(prompt + json.dumps(self.schema, separators=(",", ":")))


def estimated_tokens(text: str) -> int:
    """Tokens of a text, roughly."""
    return -(-len(text) // CHARACTERS_A_TOKEN)


class Shape(StrEnum):
    """What holds the model to its form, the strictest first."""

    SCHEMA = "json_schema"
    JSON = "json_object"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Form:
    """Which parameters an endpoint takes."""

    shape: Shape = Shape.SCHEMA
    limit: str = "max_completion_tokens"
    effort: bool = True


def first_form(config: LlmConfig) -> Form:
    """All parameters that the settings allow."""
    return Form(Shape.SCHEMA if config.json_schema else Shape.JSON, effort=bool(config.reasoning_effort))


def plainer(form: Form, refusal: str) -> Form | None:
    """The form without the parameter that a refusal names; None when it names none of ours."""
    refusal = refusal.casefold()
    if form.limit == "max_completion_tokens" and form.limit in refusal:
        return replace(form, limit="max_tokens")
    if form.effort and ("reasoning" in refusal or "thinking" in refusal):
        return replace(form, effort=False)
    if form.shape is not Shape.TEXT and any(word in refusal for word in _SHAPE_WORDS):
        return replace(form, shape=Shape.JSON if form.shape is Shape.SCHEMA else Shape.TEXT)
    return None


def request(config: LlmConfig, question: Question, form: Form) -> dict[str, Any]:
    """The arguments of a chat completion."""
    asked: dict[str, Any] = {
        "model": config.model,
        "messages": [dict(message) for message in question.messages],
        form.limit: config.output_tokens,
        "extra_headers": key_headers(config),
        "extra_body": dict(config.body),
    }
    if form.shape is Shape.SCHEMA:
        schema = {"name": question.name, "strict": True, "schema": dict(question.schema)}
        asked["response_format"] = {"type": form.shape, "json_schema": schema}
    elif form.shape is Shape.JSON:
        asked["response_format"] = {"type": form.shape}
    return asked | ({"reasoning_effort": config.reasoning_effort} if form.effort else {})


def key_headers(config: LlmConfig) -> dict[str, Any]:
    """The key in a header of its own in place of the bearer token, where the endpoint wants that."""
    from openai import Omit

    if config.key_header.lower() == "authorization":
        return {}
    return {config.key_header: config.api_key, "Authorization": Omit()}


def failure_of(exc: Exception) -> Failure:
    """Our name for what the openai package raised."""
    import openai

    if isinstance(exc, openai.APIStatusError):
        return failure_of_status(exc.status_code, refusal_of(exc))
    if isinstance(exc, openai.APITimeoutError):
        return Failure.TIMEOUT
    return Failure.UNREACHABLE if isinstance(exc, openai.APIConnectionError) else Failure.BROKEN


def refusal_of(exc: Exception) -> str:
    """What the endpoint said of a request that it refused, for telling kinds apart; never shown."""
    import openai

    if not isinstance(exc, openai.APIStatusError):
        return ""
    return exc.response.text[:REFUSAL_LENGTH]
