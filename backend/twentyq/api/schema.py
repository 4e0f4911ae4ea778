"""The Strawberry schema: `types` and `fields` as GraphQL, for the local server and for schema.graphql."""

import asyncio
import inspect
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import MISSING, is_dataclass, replace
from dataclasses import fields as fields_of
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.types.scalar import DEFAULT_SCALAR_REGISTRY
from strawberry.schema_directive import Location
from strawberry.utils.str_converters import to_camel_case

from twentyq.api import deck_fields, deck_inputs, deck_types, fields, types
from twentyq.api.context import Context
from twentyq.api.errors import api_error, is_expected
from twentyq.api.scalars import AWSJSON, AWSURL, ID, AWSDateTime, from_aws_datetime, to_aws_datetime
from twentyq.authoring.draft import By, Kind, Reason, Stated
from twentyq.time_left import MustWaitError, at_once

logger = logging.getLogger(__name__)


def _scalar(name: str, serialize: Callable[[Any], object] = str, parse: Callable[[Any], object] = str) -> Any:
    return strawberry.scalar(name=name, serialize=serialize, parse_value=parse, print_definition=False)


SCALARS: dict[object, Any] = {
    ID: DEFAULT_SCALAR_REGISTRY[strawberry.ID],
    AWSDateTime: _scalar("AWSDateTime", to_aws_datetime, from_aws_datetime),
    AWSURL: _scalar("AWSURL"),
    AWSJSON: _scalar("AWSJSON"),
}

ENUMS: dict[type[Enum], str] = {Kind: "ColumnKind", Reason: "ColumnReason", Stated: "FactVerdict", By: "FactOrigin"}
"""Enumerations that the API calls otherwise."""


UNIONS = (Union, UnionType)


@strawberry.schema_directive(locations=[Location.FIELD_DEFINITION], name="aws_subscribe", print_definition=False)
class AwsSubscribe:
    """The mutations whose results AppSync passes on to a subscription."""

    mutations: list[str]


def create_schema() -> strawberry.Schema:
    """The schema over `fields`; a request's context value is an `api.context.Context`."""
    for enum, name in ENUMS.items():
        strawberry.enum(enum, name=name)
    for module in (types, deck_types, deck_inputs):
        for declared in vars(module).values():
            if isinstance(declared, type) and declared.__module__ == module.__name__:
                _declare(declared)
    return strawberry.Schema(
        query=_root("Query", {**fields.QUERIES, **deck_fields.QUERIES}, strawberry.field),
        mutation=_root("Mutation", {**fields.MUTATIONS, **deck_fields.MUTATIONS}, strawberry.mutation),
        subscription=_subscription(),
        config=StrawberryConfig(scalar_map=SCALARS),
    )


def _declare(declared: type) -> None:
    if is_dataclass(declared) and "__strawberry_definition__" not in vars(declared):
        decorate = strawberry.input if declared.__name__.endswith(("Input", "Filter")) else strawberry.type
        decorate(declared, description=inspect.getdoc(declared))
        if decorate is strawberry.input and _is_flat(declared):
            declared.__strawberry_definition__.from_input = _builder(declared)  # type: ignore[attr-defined]


def _is_flat(declared: type) -> bool:
    """Whether all its values come from graphql-core as they are to be: enumerations and scalars."""
    hints = get_type_hints(declared).values()
    kinds = [kind for hint in hints for kind in (get_args(hint) if get_origin(hint) in UNIONS else (hint,))]
    return not any(is_dataclass(kind) or get_origin(kind) for kind in kinds)


def _builder(declared: type) -> Callable[..., Any]:
    """Makes the input of what graphql-core has coerced, without asking for the type of every field once more."""
    names = {to_camel_case(field.name): field.name for field in fields_of(declared)}
    absent = {field.name: None for field in fields_of(declared) if field.default is MISSING}
    return lambda kind, given, _context: kind(**absent | {names[name]: value for name, value in given.items()})


def _root(name: str, resolvers: Mapping[str, fields.Resolver], decorate: Callable[..., Any]) -> type:
    members = {
        field: decorate(resolver=_off_the_loop(resolver), description=inspect.getdoc(resolver))
        for field, resolver in resolvers.items()
    }
    return strawberry.type(type(name, (), members))


def _off_the_loop(resolver: fields.Resolver) -> Callable[..., Any]:
    """Run a plain resolver beside the event loop, with Strawberry's info in place of its context and typed errors."""

    async def resolve(info: strawberry.Info, **arguments: Any) -> Any:
        try:
            return await _resolved(resolver, _selecting(info), arguments)
        except Exception as exc:
            error = api_error(exc, info.context.request_id)
            if not is_expected(error):
                logger.exception("%s failed in request %s", info.field_name, info.context.request_id)
            extensions = {"errorType": error.type, "errorInfo": error.info}
            raise GraphQLError(error.message, extensions=extensions) from exc

    signature = inspect.signature(resolver)
    context, *arguments = signature.parameters.values()
    info = context.replace(name="info", annotation=strawberry.Info)
    resolve.__signature__ = signature.replace(parameters=[info, *arguments])  # type: ignore[attr-defined]
    resolve.__annotations__ = {
        "info": strawberry.Info,
        **{argument.name: argument.annotation for argument in arguments},
    }
    resolve.__annotations__["return"] = signature.return_annotation
    resolve.__name__ = resolver.__name__
    resolve.__module__ = resolver.__module__
    return resolve


async def _resolved(resolver: fields.Resolver, context: Context, arguments: Mapping[str, Any]) -> Any:
    """In a worker thread; in steps of which each is first tried on the loop where it has them."""
    if resolver not in fields.STEPS:
        return await asyncio.to_thread(resolver, context, **arguments)
    act, view = fields.STEPS[resolver]
    return await _soon(view, context, await _soon(act, context, **arguments))


async def _soon(step: Callable[..., Any], *given: Any, **named: Any) -> Any:
    """On the loop, which spares two changes of threads; in a worker thread where something has to be waited for."""
    try:
        with at_once():
            return step(*given, **named)
    except MustWaitError:
        return await asyncio.to_thread(step, *given, **named)


def _selecting(info: strawberry.Info) -> Context:
    """The request's context, asking for the fields whose names stand anywhere in the document."""
    location = info.operation.loc
    context: Context = info.context
    return context if location is None else replace(context, selects=location.source.body.__contains__)


def _subscription() -> type:
    mutations = [
        to_camel_case(name)
        for name, resolver in fields.MUTATIONS.items()
        if inspect.signature(resolver).return_annotation is types.GameUpdate
    ]

    def on_game_update(game_id: ID) -> AsyncIterator[types.GameUpdate | None]:
        """Every change to one game of the caller."""
        raise NotImplementedError("subscriptions are served by the transport, from the mutations' results")

    field = strawberry.subscription(
        resolver=on_game_update,
        description=inspect.getdoc(on_game_update),
        directives=[AwsSubscribe(mutations=mutations)],
    )
    return strawberry.type(type("Subscription", (), {"on_game_update": field}))
