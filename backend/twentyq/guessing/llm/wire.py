"""What goes to an OpenAI-compatible endpoint and comes back: pure functions of requests, replies and errors."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from twentyq.guessing.llm.config import LlmConfig, Usage
from twentyq.guessing.llm.errors import Failure, LlmFailedError

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

CHARACTERS_A_TOKEN = 4
"""Of English prose; for estimates before a call and for endpoints that tell no usage."""
Message = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the model. `parse` makes a value of its text and raises ValueError for broken text."""

    name: str
    messages: Sequence[Message]
    schema: Mapping[str, Any]
    parse: Callable[[str], Any]

    @property
    def estimate(self) -> int:
        """Input tokens, roughly."""
        prompt = "".join(message["content"] for message in self.messages)
        return estimated_tokens(prompt + json.dumps(self.schema, separators=(",", ":")))


def estimated_tokens(text: str) -> int:
    """Tokens of a text, roughly."""
    return -(-len(text) // CHARACTERS_A_TOKEN)


def request(config: LlmConfig, question: Question) -> dict[str, Any]:
    """The arguments of a chat completion."""
    schema = {"name": question.name, "strict": True, "schema": dict(question.schema)}
    shape = {"type": "json_schema", "json_schema": schema} if config.json_schema else {"type": "json_object"}
    return {
        "model": config.model,
        "messages": [dict(message) for message in question.messages],
        "response_format": shape,
        "max_completion_tokens": config.output_tokens,
        "extra_headers": key_headers(config),
    }


def key_headers(config: LlmConfig) -> dict[str, Any]:
    """The key in a header of its own in place of the bearer token, where the endpoint wants that."""
    from openai import Omit

    if config.key_header.lower() == "authorization":
        return {}
    return {config.key_header: config.api_key, "Authorization": Omit()}


def failure_of(exc: Exception) -> Failure:
    """Our name for what the openai package raised."""
    import openai

    kinds: tuple[tuple[type[Exception], Failure], ...] = (
        (openai.APITimeoutError, Failure.TIMEOUT),
        (openai.APIConnectionError, Failure.UNREACHABLE),
        (openai.RateLimitError, Failure.RATE_LIMITED),
        (openai.InternalServerError, Failure.SERVER_ERROR),
        (openai.AuthenticationError, Failure.UNAUTHORIZED),
        (openai.PermissionDeniedError, Failure.UNAUTHORIZED),
        (openai.NotFoundError, Failure.WRONG_MODEL),
        (openai.APIStatusError, Failure.BAD_REQUEST),
    )
    return next((failure for kind, failure in kinds if isinstance(exc, kind)), Failure.BROKEN)


def text_of(completion: "ChatCompletion") -> str:
    """The reply's text; LlmFailedError when there is none."""
    try:
        choice = completion.choices[0]
        refusal, text, reason = choice.message.refusal, choice.message.content, choice.finish_reason
    except (AttributeError, IndexError, TypeError) as exc:
        raise LlmFailedError(Failure.BROKEN) from exc
    if refusal or reason == "content_filter":
        raise LlmFailedError(Failure.REFUSED)
    if not text or not text.strip():
        raise LlmFailedError(Failure.EMPTY)
    return text


def usage_of(completion: "ChatCompletion") -> Usage | None:
    """The tokens as the endpoint counted them, None where it did not."""
    counted = getattr(completion, "usage", None)
    if counted is None:
        return None
    details = counted.prompt_tokens_details
    return Usage(counted.prompt_tokens, (details and details.cached_tokens) or 0, counted.completion_tokens)
