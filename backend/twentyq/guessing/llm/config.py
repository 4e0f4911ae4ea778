"""Settings of one language model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one or many calls. Cached tokens are part of the input."""

    input: int = 0
    cached: int = 0
    output: int = 0
    dollars: float = 0.0

    def __add__(self, other: "Usage") -> "Usage":
        """Both together."""
        return Usage(
            self.input + other.input,
            self.cached + other.cached,
            self.output + other.output,
            self.dollars + other.dollars,
        )

    def __neg__(self) -> "Usage":
        """To take back what was reserved."""
        return Usage(-self.input, -self.cached, -self.output, -self.dollars)


@dataclass(frozen=True, slots=True)
class Prices:
    """US dollars per million tokens; all zero for a model of one's own."""

    input: float = 0.0
    cached: float = 0.0
    output: float = 0.0

    def of(self, tokens: Usage) -> float:
        """Dollars."""
        fresh = tokens.input - tokens.cached
        total = fresh * self.input + tokens.cached * self.cached + tokens.output * self.output
        return total / MILLION


@dataclass(frozen=True, slots=True)
class Limits:
    """What may be spent; infinity is no limit."""

    game_input_tokens: float = 10_000
    game_dollars: float = float("inf")
    day_tokens: float = float("inf")
    """Input and output together."""
    day_dollars: float = float("inf")

    def part(self, share: float) -> "Limits":
        """A share of each."""
        return Limits(
            self.game_input_tokens * share, self.game_dollars * share, self.day_tokens * share, self.day_dollars * share
        )


@dataclass(frozen=True, slots=True)
class Room:
    """The most that an account may come to; `tokens` are input and output together."""

    input: float = float("inf")
    tokens: float = float("inf")
    dollars: float = float("inf")

    def holds(self, usage: Usage) -> bool:
        """Whether a sum is within."""
        return usage.input <= self.input and usage.input + usage.output <= self.tokens and usage.dollars <= self.dollars


@dataclass(frozen=True, slots=True)
class LlmConfig:
    """Where the model is and how it may be used."""

    base_url: str
    """Of any OpenAI-compatible endpoint, with its /v1."""
    model: str
    api_key: str = field(repr=False)
    key_header: str = "authorization"
    """The header that carries the key: "authorization" as a bearer token, any other as it is."""
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Sent with every request."""
    prompt: str = "move-1"
    turn_seconds: float = 4.0
    """All attempts of one move together."""
    attempts: int = 3
    first_wait: float = 0.1
    """Seconds before the second attempt, at most; doubled from then on, with jitter."""
    json_schema: bool = True
    """Whether the endpoint takes a JSON schema; without, only "reply in JSON" is asked for."""
    output_tokens: int = 2_000
    """Of one reply, thoughts included."""
    reasoning_effort: str = ""
    """As the provider names it; empty for its own choice."""
    body: Mapping[str, Any] = field(default_factory=dict)
    """Sent with every request's body."""
    failures_to_open: int = 5
    """Calls in a row that must fail before the circuit opens."""
    open_seconds: float = 30.0
    prices: Prices = Prices()
    limits: Limits = Limits()
