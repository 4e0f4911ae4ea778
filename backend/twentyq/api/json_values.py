"""API types to and from JSON values, for a transport that has no GraphQL executor of its own."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec

from twentyq.api.scalars import to_aws_datetime
from twentyq.game.errors import InvalidInputError

AS_THEY_ARE = frozenset((str, int, float, bool, type(None)))
"""Types of values that JSON has itself."""


def to_json(value: object) -> Any:
    """Objects by their GraphQL names, times as AWSDateTime."""
    return _writers[type(value)](value)


class _Writers(dict[type, Callable[[Any], Any]]):
    """What makes JSON of values, by their types as they are met."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        self[kind] = _writer(kind)
        return self[kind]


_writers = _Writers()


def _writer(kind: type) -> Callable[[Any], Any]:
    if issubclass(kind, Enum):
        return attrgetter("value")
    if issubclass(kind, datetime):
        return to_aws_datetime
    if issubclass(kind, list | tuple):
        return lambda items: [to_json(item) for item in items]
    if is_dataclass(kind):
        names = [(field.name, camel(field.name)) for field in fields(kind)]
        return lambda one: {
            name: value if type(value := getattr(one, attribute)) in AS_THEY_ARE else to_json(value)
            for attribute, name in names
        }
    return lambda value: value


def from_json(resolver: Callable[..., Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The keyword arguments of a resolver; InvalidInputError names the first one that is not as its type says."""
    declared = {camel(name): parameter for name, parameter in _parameters(resolver).items()}
    for name in arguments:
        if name not in declared:
            raise InvalidInputError(name, "is no argument of this field")
    missing = [name for name, parameter in declared.items() if parameter.default is parameter.empty]
    for name in missing:
        if name not in arguments:
            raise InvalidInputError(name, "is missing")
    return {declared[name].name: _convert(value, declared[name].annotation, name) for name, value in arguments.items()}


def _convert(value: object, kind: Any, name: str) -> Any:
    try:
        msgspec.json.encode(value)
    except UnicodeEncodeError as exc:
        raise InvalidInputError(name, "holds half a character") from exc
    try:
        return msgspec.convert(_snake_keys(value), kind)
    except msgspec.ValidationError as exc:
        reason, _, path = str(exc).partition(" - at `$.")
        raise InvalidInputError(
            ".".join((name, *map(camel, path.strip("`").split("."))) if path else (name,)), reason
        ) from exc


def _snake_keys(value: object) -> object:
    if isinstance(value, Mapping):
        return {_snake(str(key)): _snake_keys(item) for key, item in value.items()}
    return [_snake_keys(item) for item in value] if isinstance(value, list) else value


@cache
def _parameters(resolver: Callable[..., Any]) -> dict[str, inspect.Parameter]:
    _context, *arguments = inspect.signature(resolver).parameters.values()
    return {argument.name: argument for argument in arguments}


@cache
def camel(name: str) -> str:
    """A name as GraphQL writes it."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
