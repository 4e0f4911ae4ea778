"""What the thing is called by a player who says of what kind it is: "it's a fish", "he's an actor"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from twentyq.understanding.lexicon import phrases
from twentyq.understanding.words import COMMA


@dataclass(frozen=True, slots=True)
class Naming:
    """The section `named` of a language's file, where each is explained."""

    sentence: re.Pattern[str]
    contrasts: frozenset[str]
    otherwise: frozenset[str]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """From what stands in the file."""
        sets = (frozenset(phrases(data[name])) for name in ("contrasts", "otherwise"))
        return cls(re.compile(data["sentence"]), *sets)

    def kind(self, words: tuple[str, ...]) -> str:
        """The kind that the first clause says the thing to be; "" where it says none, or what follows limits it."""
        end = words.index(COMMA) if COMMA in words else len(words)
        found = self.sentence.fullmatch(" ".join(words[:end]))
        if (
            not found
            or not self.contrasts.isdisjoint(words[end:])
            or not self.otherwise.isdisjoint(found["kind"].split())
        ):
            return ""
        return found["kind"]

    def name(self, words: tuple[str, ...]) -> str:
        """The name that they give the thing; "" where they describe it, or say more than that."""
        found = self.sentence.fullmatch(" ".join(words))
        return found["kind"] if found and not found["described"] and self.kind(words) else ""
