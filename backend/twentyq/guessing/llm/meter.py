"""What is counted about the language model."""

import logging
from typing import Protocol

from twentyq.guessing.llm.config import LlmConfig
from twentyq.guessing.llm.sayings import saying

logger = logging.getLogger(__name__)


class Meter(Protocol):
    """Counts events. Names: llm_moves, llm_fallbacks, llm_attempts, llm_failures, llm_illegal, llm_input_tokens,
    llm_cached_tokens, llm_output_tokens, llm_dollars, llm_handovers, llm_ahead_used, llm_ahead_wasted.
    """

    def count(self, name: str, amount: float = 1.0, label: str = "") -> None:
        """Add `amount`; `label` tells kinds of one event apart and comes from a small fixed set."""


class Unmetered:
    """Counts nothing."""

    def count(self, name: str, amount: float = 1.0, label: str = "") -> None:
        """Drop the event."""


class FirstFallbacks:
    """Says the first fallback of each kind in the log: a player cannot tell whose moves they get."""

    def __init__(self, config: LlmConfig) -> None:
        """For this model."""
        self._config = config
        self._said: set[str] = set()

    def count(self, name: str, amount: float = 1.0, label: str = "") -> None:  # noqa: ARG002 - part of the port
        """Warn of a fallback's kind once."""
        if name == "llm_fallbacks" and label not in self._said:
            self._said.add(label)
            logger.warning("%s: the deck moves in its place", saying(label, self._config))


class Tally:
    """Counts in memory, by name and by "name.label"."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self.counts: dict[str, float] = {}

    def count(self, name: str, amount: float = 1.0, label: str = "") -> None:
        """Add to the name and to its label."""
        for key in (name, f"{name}.{label}") if label else (name,):
            self.counts[key] = self.counts.get(key, 0.0) + amount
