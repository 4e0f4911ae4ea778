"""How a language says a question back: data of its file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from twentyq.game.answer import Answer
from twentyq.understanding.exclusion import Kinds
from twentyq.understanding.lexicon import by_answer, phrases


@dataclass(frozen=True, slots=True)
class Scale:
    """What qualities answer to questions that go on as one of `asked`."""

    asked: tuple[str, ...]
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Echoes:
    """The section `said_back` of a language's file, where each is explained."""

    being: frozenset[str]
    doing: frozenset[str]
    subjects: frozenset[str]
    openings: frozenset[str]
    mirrored: Mapping[str, str]
    unsaid: frozenset[str]
    light: frozenset[str]
    circumstances: frozenset[str]
    examples: frozenset[str]
    alternatives: frozenset[str]
    articles: frozenset[str]
    comparing: frozenset[str]
    likening: frozenset[str]
    degrees: frozenset[str]
    negating: frozenset[str]
    alike: frozenset[str]
    inverting: frozenset[str]
    opposites: Mapping[str, frozenset[str]]
    inflections: Sequence[tuple[re.Pattern[str], str]]
    scales: Sequence[Scale]
    kinds: Sequence[Kinds] = ()
    before_kinds: frozenset[str] = frozenset()
    passed: frozenset[str] = frozenset()
    having: frozenset[str] = frozenset()
    thinking: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()
    reaching: frozenset[str] = frozenset()
    exactly: frozenset[str] = frozenset()
    before_counts: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)
    of_kind: frozenset[str] = frozenset()
    concerning: frozenset[str] = frozenset()
    contraries: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """From what stands in the file."""
        sets = {name: _folded(text) for name, text in data.items() if isinstance(text, str) and name != "contraries"}
        counts = {word: int(count) for word, count in data.get("counts", {}).items()}
        numbers = sets.pop("numbers", frozenset()) | {word for word, count in counts.items() if count}
        return cls(
            **sets,
            numbers=numbers,
            counts=counts,
            mirrored=data["mirrored"],
            contraries=_contraries(data.get("contraries", "")),
            opposites={one.casefold(): _folded(text) for one, text in data["opposites"].items()},
            inflections=[(re.compile(end), other) for end, other in data["inflections"].items()],
            scales=[_scale(scale) for scale in data["scales"]],
            kinds=[Kinds.read(kinds) for kinds in data.get("kinds", ())],
        )

    def count(self, word: str) -> int | None:
        """How many a word or a numeral says; None where it does not tell exactly."""
        return int(word) if word.isdecimal() else self.counts.get(word)

    def inflected(self, verb: str) -> str:
        """A verb of a question as an answer says it."""
        for end, other in self.inflections:
            if end.search(verb):
                return end.sub(other, verb, count=1)
        return verb


def _folded(text: str) -> frozenset[str]:
    """Phrases, spelt as texts are read."""
    return frozenset(phrases(text.casefold()))


def _contraries(text: str) -> Mapping[str, frozenset[str]]:
    """What is contrary to each word, from pairs of groups: "short / long, tall" is one of several lines."""
    sides = [[_folded(side) for side in line.split("/")] for line in text.splitlines() if line]
    return {word: other for pair in sides for one, other in (pair, pair[::-1]) for word in one}


def _scale(data: Mapping[str, str]) -> Scale:
    return Scale(tuple(_folded(data["asked"])), by_answer(data))
