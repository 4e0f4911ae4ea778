"""What a language says first and then goes on: data of its file."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from twentyq.game.answer import Answer
from twentyq.understanding.lexicon import phrases


@dataclass(frozen=True, slots=True)
class Leads:
    """The section `leads` of a language's file, where each is explained."""

    answers: Mapping[str, Answer]
    plain: frozenset[str]
    denying: frozenset[str]
    subjects: frozenset[str]
    things: frozenset[str]
    addressing: frozenset[str]
    referring: frozenset[str]
    anaphors: frozenset[str]
    general: frozenset[str]
    joining: frozenset[str]
    counts: frozenset[str]
    details: frozenset[str]
    definite: frozenset[str]
    elsewhere: frozenset[str]
    finite: frozenset[str]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """From what stands in the file."""
        answers = {phrase: answer for answer in (Answer.YES, Answer.NO) for phrase in phrases(data[answer])}
        names = [field.name for field in fields(cls) if field.name != "answers"]
        return cls(answers=answers, **{name: frozenset(phrases(data[name])) for name in names})
