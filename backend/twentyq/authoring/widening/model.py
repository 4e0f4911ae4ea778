"""Port to a language model that reads documents, and what it was asked before."""

import hashlib
import json
from collections.abc import MutableMapping
from typing import Any, Protocol

from twentyq.guessing.llm.errors import LlmFailedError, OverBudgetError
from twentyq.guessing.llm.wire import Question

FAILURES_TO_END = 3
"""Calls in a row that fail before the model is left alone."""


class Model(Protocol):
    """Answers one question at a time."""

    name: str

    def ask(self, question: Question) -> str:
        """The reply's text, which the question's form holds. LlmError."""


class Reader:
    """Asks a model, remembers replies, and stops at the end of the budget."""

    def __init__(self, model: Model, cache: MutableMapping[str, str]) -> None:
        """`cache` holds replies by the hash of what was asked of which model."""
        self._model = model
        self._cache = cache
        self._failures = 0
        self.ended: str | None = None
        """Why nothing more is asked."""

    def ask(self, question: Question) -> Any:
        """The parsed reply; None where there is none of use, or nothing more is asked."""
        key = hashlib.sha256(json.dumps([self._model.name, question.name, *map(dict, question.messages)]).encode())
        known = self._cache.get(key.hexdigest())
        if known is None and self.ended is None and (known := self._asked(question)) is not None:
            self._cache[key.hexdigest()] = known
        try:
            return None if known is None else question.parse(known)
        except ValueError:
            return None

    def _asked(self, question: Question) -> str | None:
        try:
            reply = self._model.ask(question)
        except OverBudgetError:
            self.ended = "The budget of the language model was used up; what it had found stands."
            return None
        except LlmFailedError:
            self._failures += 1
            if self._failures >= FAILURES_TO_END:
                self.ended = "The language model failed; what it had found stands."
            return None
        self._failures = 0
        return reply
