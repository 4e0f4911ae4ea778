"""Port of whatever runs our SELECTs over the evidence, and the SELECTs themselves."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Protocol

Value = str | int | float | None
SELECTS = ("cells", "heard", "held_out", "counts")
"""Each a file of sql/; votes.sql is a part of some."""
VERSION_LENGTH = 64


class Aggregator(Protocol):
    """Runs SELECTs over three tables: `answers` (see evidence.Row), `erased` (game) and `facts`. AggregatorError."""

    def put_facts(self, version: str, lines: bytes) -> None:
        """Keep the facts of a version, tab-separated: version, thing, question, yes, usual; again changes nothing."""

    def rows(self, select: str) -> Iterator[tuple[Value, ...]]:
        """The rows of a SELECT: text, whole numbers and doubles."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which evidence is looked at: of one deck, of days from `since` to before `until`, by one version's facts."""

    deck: str
    version: str
    since: date
    until: date


HONEST = 0.9
"""Share of games in which players mean what they say, before anything is known of a player."""
STRENGTH = 2.0
"""Games that this counts for."""
MOST = 2000
"""Votes of a cell that count, the newest."""
PLAIN = tuple(max(0.0, 2 * (tenth + 0.5) / 10 - 1) for tenth in range(10))
"""What a heard answer counts for by tenth of its posterior, taken as it is."""


def select(name: str, window: Window, *, heard: tuple[float, ...] = PLAIN, games: int = 0) -> str:
    """A SELECT with its values in place. `heard`: weights by tenth of the posterior; `games`: at most so many."""
    values: Mapping[str, object] = {
        "deck": _plain(window.deck),
        "version": _plain(window.version),
        "since": window.since.isoformat(),
        "until": window.until.isoformat(),
        "heard": _weights(heard),
        "honest": _double(HONEST),
        "honesty": _double(math.log(HONEST / (1 - HONEST))),
        "strength": _double(STRENGTH),
        "most": MOST,
        "games": games,
    }
    votes = _file("votes").format(**values)
    return _file(name).format(votes=votes, **values)


def _file(name: str) -> str:
    """A file of sql/ without its comments."""
    text = files("twentyq.learning").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("--"))


def _weights(heard: tuple[float, ...]) -> str:
    cases = " ".join(f"WHEN answers.posterior < {_double((tenth + 1) / 10)} THEN {_double(weight)}"
                     for tenth, weight in enumerate(heard[:-1]))  # fmt: skip
    return f"CASE {cases} ELSE {_double(heard[-1])} END"


def _double(value: float) -> str:
    return f"{value:.6f}E0"


def _plain(text: str) -> str:
    """Text that may stand in a SELECT: ids of decks and versions hold letters, digits and - _ . alone."""
    if not text or len(text) > VERSION_LENGTH or not all(c.isascii() and (c.isalnum() or c in "-_.") for c in text):
        raise ValueError(f"not the id of a deck or version: {text!r}")
    return text
