"""Replies of the model, read with patience: what is usable counts. Imports pydantic: import it where it is used."""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from twentyq.guessing.llm.moves.reading import objects_in

M = TypeVar("M", bound=BaseModel)
MAX_CANDIDATES = 20


def _lower(value: object) -> object:
    return value.strip().casefold() if isinstance(value, str) else value


def _upper(value: object) -> object:
    return value.strip().upper().replace(" ", "_") if isinstance(value, str) else value


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)][:MAX_CANDIDATES] if isinstance(value, list) else []


def _weight(value: object) -> float:
    """0 to 1; also of a percentage written as such."""
    text = str(value).strip().removesuffix("%")
    try:
        weight = float(text) / (100 if str(value).strip().endswith("%") else 1)
    except ValueError:
        return 1.0
    return weight if 0 < weight < float("inf") else 0.0


def _objects(value: object, key: str) -> list[object]:
    """The objects of a list that have this key; a text stands for an object that has nothing else."""
    items = value if isinstance(value, list) else []
    made: list[object] = [{key: item} if isinstance(item, str) else item for item in items]
    kept: list[object] = [item for item in made if isinstance(item, dict) and isinstance(item.get(key), str)]
    return kept[:MAX_CANDIDATES]


def _candidates(value: object) -> list[object]:
    return _objects(value, "thing")


def _questions(value: object) -> list[object]:
    return _objects(value, "text")


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


class MoveReply(BaseModel):
    """A move with what speaks for it."""

    model_config = ConfigDict(extra="ignore")
    candidates: Annotated[list[str], BeforeValidator(_strings)] = []
    reason: Annotated[str, BeforeValidator(_string)] = ""
    move: Annotated[Literal["ask", "guess"], BeforeValidator(_lower)]
    text: str


class Candidate(BaseModel):
    """A thing that it may be; what has no name is none."""

    model_config = ConfigDict(extra="ignore")
    thing: str
    weight: Annotated[float, BeforeValidator(_weight)] = 1.0


class OptionReply(BaseModel):
    """A question that may be asked, and the candidates for which the answer is yes."""

    model_config = ConfigDict(extra="ignore")
    text: str
    yes: Annotated[list[str], BeforeValidator(_strings)] = []


class OptionsReply(BaseModel):
    """Candidates with weights, and questions to choose from."""

    model_config = ConfigDict(extra="ignore")
    candidates: Annotated[list[Candidate], BeforeValidator(_candidates)] = []
    questions: Annotated[list[OptionReply], BeforeValidator(_questions)]


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
    return parsed(MoveReply, text)


def parse_options(text: str) -> OptionsReply:
    """ValueError for anything but options."""
    return parsed(OptionsReply, text)


def parse_meaning(text: str) -> MeaningReply:
    """ValueError for anything but a meaning."""
    return parsed(MeaningReply, text)


def parse_judgement(text: str) -> JudgeReply:
    """ValueError for anything but an answer."""
    return parsed(JudgeReply, text)


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema, strict and with all fields required, without what strict endpoints refuse."""
    plain = model.model_json_schema()
    schema: dict[str, Any] = _strict(plain, plain.pop("$defs", {}))
    return schema


def parsed(model: type[M], text: str) -> M:
    """The first object in the text that is of the model; ValueError where none is."""
    for found in objects_in(text):
        try:
            return model.model_validate(found)
        except ValidationError:
            continue
    raise ValueError("not of the schema")


def _strict(schema: Any, parts: dict[str, Any]) -> Any:
    if isinstance(schema, list):
        return [_strict(item, parts) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _strict(parts[schema["$ref"].rpartition("/")[2]], parts)
    dropped = ("title", "description", "default")
    kept = {
        key: _strict(value, parts) for key, value in schema.items() if key not in dropped or isinstance(value, dict)
    }
    if isinstance(kept.get("properties"), dict):
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept
