"""What players say of a thing in passing, with the questions of a deck that it answers."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twentyq.knowledge.deck import Question

Words = tuple[str, ...]


class Remarks:
    """The phrases of a deck's questions."""

    def __init__(self, questions: Iterable["Question"]) -> None:
        """Take what their files have."""
        self._facts: dict[Words, dict[str, bool]] = {}
        for question in questions:
            for phrases, truth in ((question.affirmed_by, True), (question.denied_by, False)):
                for phrase in phrases:
                    self._facts.setdefault(tuple(phrase.split()), {})[question.id] = truth
        self.longest = max(map(len, self._facts), default=0)
        """Words of the longest phrase."""

    def meaning(self, words: Words) -> Mapping[str, bool] | None:
        """The questions that a phrase answers, by id, with whether by yes; None where these words are none."""
        return self._facts.get(words)
