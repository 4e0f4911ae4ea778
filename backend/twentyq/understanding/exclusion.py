"""Kinds of which a thing is of one at most: "a bird" to "Is it a fish?", "from Brazil" to "Is it in Africa?"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from twentyq.game.answer import Answer
from twentyq.understanding.lexicon import phrases

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds that exclude each other, and what lies within them."""

    within: Mapping[str, frozenset[str]]
    """Every kind with all that it lies in, and itself."""

    @classmethod
    def read(cls, data: Mapping[str, str]) -> Self:
        """From a mapping of each kind to those within it; what is within several excludes none of them."""
        parents: dict[str, set[str]] = {kind: set() for kind in data}
        for kind, text in data.items():
            for inner in phrases(text.casefold()):
                parents.setdefault(inner, set()).add(kind)
        return cls({kind: frozenset(_above(kind, parents)) for kind in parents})

    def answer(self, said: str, asked: frozenset[str]) -> Answer | None:
        """What one kind answers to others; None where it may be of them."""
        if said not in self.within or not asked:
            return None
        if self.within[said] & asked:
            return Answer.YES
        return None if any(said in self.within[one] for one in asked) else Answer.NO

    def asked_of(self, predicate: Words, passed: frozenset[str]) -> frozenset[str]:
        """The kinds between which a predicate leaves the choice, if it holds no other words than are passed over."""
        named: set[str] = set()
        at = 0
        while at < len(predicate):
            ends = range(len(predicate), at, -1)
            end = next((end for end in ends if " ".join(predicate[at:end]) in self.within), 0)
            if not end and predicate[at] not in passed:
                return frozenset()
            named |= {" ".join(predicate[at:end])} if end else set()
            at = end or at + 1
        return frozenset(named)


def _above(kind: str, parents: Mapping[str, set[str]]) -> Iterator[str]:
    yield kind
    for parent in parents.get(kind, ()):
        yield from _above(parent, parents)
