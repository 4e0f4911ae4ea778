"""What stands around a remark without changing it: data of a language's file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

from twentyq.understanding.lexicon import phrases


@dataclass(frozen=True, slots=True)
class Passing:
    """The section `in_passing` of a language's file, where each is explained."""

    limiting: frozenset[str]
    joining: frozenset[str]
    degree: frozenset[str]
    binding: frozenset[str]
    denying: frozenset[str]
    light: frozenset[str]
    closing: frozenset[str]
    opening: frozenset[str]
    persons: frozenset[str]
    others: frozenset[str]
    made: frozenset[str]
    objects: frozenset[str]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """From what stands in the file."""
        return cls(**{field.name: frozenset(phrases(data[field.name])) for field in fields(cls)})

    def tells_degree(self, word: str, before: Sequence[str]) -> bool:
        """Whether a word that joins tells how much, by the one before it."""
        return word in self.degree and not self.binding.isdisjoint(before)
