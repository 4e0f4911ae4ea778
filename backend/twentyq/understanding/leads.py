"""What a language says first and then goes on: data of its file."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self

from twentyq.game.answer import Answer
from twentyq.understanding.lexicon import by_answer, phrases


@dataclass(frozen=True, slots=True)
class Leads:
    """The section `leads` of a language's file, where each is explained."""

    answers: Mapping[str, Answer]
    plain: frozenset[str]
    accepting: frozenset[str]
    denying: frozenset[str]
    subjects: frozenset[str]
    things: frozenset[str]
    addressing: frozenset[str]
    referring: frozenset[str]
    anaphors: frozenset[str]
    general: frozenset[str]
    joining: frozenset[str]
    adverbs: frozenset[str]
    reasons: frozenset[str]
    counts: frozenset[str]
    details: frozenset[str]
    definite: frozenset[str]
    personal: frozenset[str]
    possessive: frozenset[str]
    addressed: frozenset[str]
    unsubjected: frozenset[str]
    likening: frozenset[str]
    objects: frozenset[str]
    elsewhere: frozenset[str]
    finite: frozenset[str]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """From what stands in the file."""
        names = [field.name for field in fields(cls) if field.name != "answers"]
        return cls(answers=by_answer(data), **{name: frozenset(phrases(data[name])) for name in names})
