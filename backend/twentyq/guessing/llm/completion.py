"""A chat completion in whatever shape endpoints send it: its text, its usage, and why there is no text."""

import json
import math
from dataclasses import dataclass

from twentyq.guessing.llm.config import Usage
from twentyq.guessing.llm.errors import Failure, LlmFailedError

LENGTHS = ("length", "max_tokens")
"""How endpoints call a reply that met its limit."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model replied."""

    text: str
    cut_off: bool
    """It met the limit of tokens: what it thought counts too."""


def completion_of(body: object) -> Completion:
    """The reply of a response's JSON; LlmFailedError when there is none."""
    message, reason = _at(body, "choices", 0, "message"), _at(body, "choices", 0, "finish_reason")
    if message is None:
        raise LlmFailedError(failure_of_error(_at(body, "error")) or Failure.BROKEN)
    if _at(message, "refusal") or reason == "content_filter":
        raise LlmFailedError(Failure.REFUSED)
    text = _text(_at(message, "content")) or _arguments(message)
    cut_off = reason in LENGTHS
    if not text.strip():
        raise LlmFailedError(Failure.CUT_OFF if cut_off else Failure.EMPTY)
    return Completion(text, cut_off)


def usage_of(body: object) -> Usage | None:
    """The tokens as the endpoint counted them, None where it did not."""
    usage = _at(body, "usage")
    given, made = _count(usage, "prompt_tokens", "input_tokens"), _count(usage, "completion_tokens", "output_tokens")
    if given is None or made is None:
        return None
    cached = _count(_at(usage, "prompt_tokens_details"), "cached_tokens") or 0
    return Usage(given, min(cached, given), made)


def failure_of_error(error: object) -> Failure | None:
    """Our name for an error object that names a status or code itself."""
    if error is None:
        return None
    code, kind = _at(error, "code"), _at(error, "type")
    return failure_of_status(code if isinstance(code, int) else 400, f"{code} {kind} {_at(error, 'message')}")


def failure_of_status(status: int, message: str) -> Failure:
    """Our name for an HTTP status, told apart by the message where one status has several meanings."""
    message = message.casefold()
    if status == 402 or (status == 429 and ("insufficient_quota" in message or "credit" in message)):
        return Failure.NO_CREDIT
    about_model = "model" in message and ("not" in message or "unknown" in message or "invalid" in message)
    missing = Failure.WRONG_MODEL if about_model else Failure.WRONG_ADDRESS
    bad = Failure.WRONG_MODEL if "model_not_found" in message or "valid model" in message else Failure.BAD_REQUEST
    known = {401: Failure.UNAUTHORIZED, 403: Failure.UNAUTHORIZED, 404: missing, 405: missing, 408: Failure.TIMEOUT}
    known[429] = Failure.RATE_LIMITED
    return Failure.SERVER_ERROR if status >= 500 else known.get(status, bad)


def _text(content: object) -> str:
    """Content as one text: some models send parts, of which thoughts are left out."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else [content]
    texts = [part if isinstance(part, str) else _at(part, "text") for part in parts]
    return "".join(text for text in texts if isinstance(text, str))


def _arguments(message: object) -> str:
    """The arguments of a tool that was called in place of a reply."""
    for call in (_at(message, "tool_calls", 0, "function"), _at(message, "function_call")):
        arguments = _at(call, "arguments")
        if isinstance(arguments, str | dict):
            return arguments if isinstance(arguments, str) else json.dumps(arguments)
    return ""


def _at(value: object, *path: str | int) -> object:
    """The value at a path of keys and indices; None where there is none."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _count(usage: object, *names: str) -> int | None:
    for name in names:
        number = _at(usage, name)
        if isinstance(number, int | float) and math.isfinite(number) and number >= 0:
            return int(number)
    return None
