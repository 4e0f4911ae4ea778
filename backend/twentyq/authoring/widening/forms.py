"""What the model is asked, and its replies: closed forms, in which documents stand as quoted data. Imports pydantic."""

import json
from collections.abc import Mapping, Sequence
from functools import cache, partial
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from twentyq.guessing.llm.moves.replies import parsed, schema_of
from twentyq.guessing.llm.wire import Message, Question

MOST = 60
"""Names, sentences or questions in one prompt."""


class Named(BaseModel):
    """A thing, and a sentence that names it."""

    model_config = ConfigDict(extra="ignore")
    name: str
    sentence: int


class ThingsReply(BaseModel):
    """Things that a text is about."""

    model_config = ConfigDict(extra="ignore")
    things: list[Named]


class Attribute(BaseModel):
    """A question, and what counts as yes."""

    model_config = ConfigDict(extra="ignore")
    text: str
    means: str = ""


class AttributesReply(BaseModel):
    """Questions."""

    model_config = ConfigDict(extra="ignore")
    questions: list[Attribute]


class Cell(BaseModel):
    """An answer to the question of this number, with the numbers of the sentences that give it."""

    model_config = ConfigDict(extra="ignore")
    question: int
    answer: Annotated[
        Literal["yes", "no", "sometimes", "unsaid"],
        BeforeValidator(lambda value: value.strip().casefold() if isinstance(value, str) else value),
    ]
    sentences: list[int]


class CellsReply(BaseModel):
    """Answers about one thing."""

    model_config = ConfigDict(extra="ignore")
    facts: list[Cell]


class AnswerReply(BaseModel):
    """An answer, with the numbers of the sentences that it rests on."""

    model_config = ConfigDict(extra="ignore")
    text: str
    sentences: list[int]


def things_question(sentences: Sequence[str]) -> Question:
    """Which things sentences are about."""
    return _question("things", "things-1", {"sentences": _numbered(sentences)}, ThingsReply)


def attributes_question(things: Sequence[str], sentences: Sequence[str], asked: Sequence[str]) -> Question:
    """What could be asked of things."""
    data = {"things": things[:MOST], "sentences": sentences[:MOST], "asked": asked[:MOST]}
    return _question("attributes", "attributes-1", data, AttributesReply)


def cells_question(thing: str, sentences: Sequence[str], questions: Sequence[str]) -> Question:
    """What sentences say of a thing."""
    data = {"sentences": _numbered(sentences), "thing": thing, "questions": _numbered(questions)}
    return _question("cells", "cells-1", data, CellsReply)


def answer_question(question: str, sentences: Sequence[str]) -> Question:
    """What sentences say to a question."""
    data = {"sentences": _numbered(sentences), "question": question}
    return _question("answer", "answer-1", data, AnswerReply)


def _question(name: str, prompt: str, data: Mapping[str, object], reply: type[BaseModel]) -> Question:
    messages: list[Message] = [
        {"role": "system", "content": _prompt(prompt)},
        {"role": "user", "content": json.dumps(data, ensure_ascii=True)},
    ]
    return Question(name, messages, schema_of(reply), partial(parsed, reply))


def _numbered(lines: Sequence[str]) -> dict[str, str]:
    return {str(number): line for number, line in enumerate(lines, 1)}


@cache
def _prompt(name: str) -> str:
    return (files("twentyq.authoring.widening") / "prompts" / f"{name}.md").read_text("utf-8").strip()
