"""What is said of a part, of some or only perhaps, without a yes or no: "the handle is", "just the neck"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from twentyq.game.answer import Answer
from twentyq.understanding.lexicon import phrases


@dataclass(frozen=True, slots=True)
class Partly:
    """The section `partly` of a language's file, where each is explained."""

    sentences: Mapping[Answer, re.Pattern[str]]
    otherwise: frozenset[str]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """From what stands in the file."""
        told = {answer: "|".join(data[answer]) for answer in Answer if answer in data}
        sentences = {answer: re.compile(f"{data['before']}(?:{one})") for answer, one in told.items()}
        return cls(sentences, frozenset(phrases(data["otherwise"])))

    def answer(self, words: str) -> Answer | None:
        """What the whole text comes to; None where it is none of these sentences."""
        if not self.otherwise.isdisjoint(words.split()):
            return None
        return next((answer for answer, pattern in self.sentences.items() if pattern.fullmatch(words)), None)
