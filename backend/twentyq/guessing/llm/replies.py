"""Replies of the model, read with patience: what is usable counts. Imports pydantic: import it where it is used."""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from twentyq.guessing.llm.reading import objects_in

M = TypeVar("M", bound=BaseModel)
MAX_CANDIDATES = 20


def _lower(value: object) -> object:
    return value.strip().casefold() if isinstance(value, str) else value


def _upper(value: object) -> object:
    return value.strip().upper().replace(" ", "_") if isinstance(value, str) else value


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)][:MAX_CANDIDATES] if isinstance(value, list) else []


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


class MoveReply(BaseModel):
    """A move with what speaks for it."""

    model_config = ConfigDict(extra="ignore")
    candidates: Annotated[list[str], BeforeValidator(_strings)] = []
    reason: Annotated[str, BeforeValidator(_string)] = ""
    move: Annotated[Literal["ask", "guess"], BeforeValidator(_lower)]
    text: str


class MeaningReply(BaseModel):
    """What a player's words mean."""

    model_config = ConfigDict(extra="ignore")
    intent: Annotated[
        Literal["ANSWER", "REPEAT", "UNDO", "QUIT", "RESTART", "HELP", "UNCLEAR", "OFF_TOPIC", "DISTRESS"],
        BeforeValidator(_upper),
    ]
    answer: Annotated[
        Literal["YES", "NO", "PROBABLY", "PROBABLY_NOT", "SOMETIMES", "UNKNOWN", "NONE"], BeforeValidator(_upper)
    ] = "NONE"


class JudgeReply(BaseModel):
    """A judge's answer to a question about a thing."""

    model_config = ConfigDict(extra="ignore")
    answer: Annotated[Literal["YES", "NO", "SOMETIMES", "UNKNOWN"], BeforeValidator(_upper)]


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
    """The JSON schema, strict and with all fields required, without what strict endpoints refuse."""
    schema: dict[str, Any] = _strict(model.model_json_schema())
    return schema


def _parsed(model: type[M], text: str) -> M:
    for found in objects_in(text):
        try:
            return model.model_validate(found)
        except ValidationError:
            continue
    raise ValueError("not of the schema")


def _strict(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    dropped = ("title", "description", "default")
    kept = {key: _strict(value) for key, value in schema.items() if key not in dropped or isinstance(value, dict)}
    if isinstance(kept.get("properties"), dict):
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept
