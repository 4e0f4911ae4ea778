"""Replies of the model, checked against their schema. Imports pydantic: import it where it is used."""

import re
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

M = TypeVar("M", bound=BaseModel)
_FENCE = re.compile(r"^```(?:json)?\s*|\s*```$")


class MoveReply(BaseModel):
    """A move with what speaks for it."""

    model_config = ConfigDict(extra="forbid")
    candidates: list[str] = Field(max_length=20)
    reason: str = Field(max_length=500)
    move: Literal["ask", "guess"]
    text: str = Field(max_length=500)


class MeaningReply(BaseModel):
    """What a player's words mean."""

    model_config = ConfigDict(extra="forbid")
    intent: Literal["ANSWER", "REPEAT", "UNDO", "QUIT", "RESTART", "HELP", "UNCLEAR", "OFF_TOPIC"]
    answer: Literal["YES", "NO", "PROBABLY", "PROBABLY_NOT", "SOMETIMES", "UNKNOWN", "NONE"]


class JudgeReply(BaseModel):
    """A judge's answer to a question about a thing."""

    model_config = ConfigDict(extra="forbid")
    answer: Literal["YES", "NO", "SOMETIMES"]


def parse_move(text: str) -> MoveReply:
    """ValueError for anything but a move."""
    return _parsed(MoveReply, text)


def parse_meaning(text: str) -> MeaningReply:
    """ValueError for anything but a meaning."""
    return _parsed(MeaningReply, text)


def parse_judgement(text: str) -> JudgeReply:
    """ValueError for anything but an answer."""
    return _parsed(JudgeReply, text)


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema, all fields required, without the titles and bounds that strict endpoints refuse."""
    schema: dict[str, Any] = _plain(model.model_json_schema())
    return schema


def _parsed(model: type[M], text: str) -> M:
    try:
        return model.model_validate_json(_FENCE.sub("", text.strip()))
    except ValidationError as exc:
        raise ValueError("not of the schema") from exc


def _plain(schema: Any) -> Any:
    if isinstance(schema, dict):
        dropped = ("title", "description", "maxLength", "maxItems")
        return {key: _plain(value) for key, value in schema.items() if key not in dropped or isinstance(value, dict)}
    return [_plain(item) for item in schema] if isinstance(schema, list) else schema
