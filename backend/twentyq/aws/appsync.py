"""Every field behind AppSync, from the same table as the local server's: an event goes in, JSON comes out.

The answer is {"data": ...} or {"error": {"type", "message", "info"}}; graphql/resolvers/lambda.js tells clients.
"""

import math
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from twentyq import play
from twentyq.api import fields
from twentyq.api.context import Context
from twentyq.api.errors import ApiError, api_error, is_expected
from twentyq.api.json_values import camel, from_json, to_json
from twentyq.api.scalars import ID
from twentyq.aws.observed import ERRORS, LATENCY, count, logger, record, timed
from twentyq.game.errors import GameNotFoundError
from twentyq.play.ports import Ports
from twentyq.time_left import within

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

RESERVED_SECONDS = 0.2
"""Kept back of the function's time, to answer that there is no time."""
TURN_SECONDS = 15.0
"""The longest that a player waits for a turn; what decks are made with may take all of the function's time."""
MAKING = "making"
"""What marks the time that it takes."""
UNAUTHORIZED = ApiError("Unauthorized", "Sign in first.")


class UnauthorizedError(Exception):
    """The event names no player."""


def on_game_update(context: Context, game_id: ID) -> None:
    """Whether the caller may follow a game; AppSync asks when a subscription starts."""
    if play.history.game(context.ports, context.player_id, game_id) is None:
        raise GameNotFoundError


Types = Mapping[str, Mapping[str, fields.Resolver]]
Named = Mapping[tuple[str, str], fields.Resolver]
"""By the type's name and the field's own."""


def _named(types: Types) -> Named:
    return {(type_name, camel(name)): field for type_name, named in types.items() for name, field in named.items()}


PLAYING = _named(
    {"Query": fields.QUERIES, "Mutation": fields.MUTATIONS, "Subscription": {"on_game_update": on_game_update}}
)


@cache
def _making() -> Named:
    """What decks are made with, loaded by the first who asks for it; it takes longer than a turn."""
    from twentyq.api import deck_fields

    return _named({"Query": deck_fields.QUERIES, "Mutation": deck_fields.MUTATIONS})


class Api:
    """Answers AppSync's events. Ports are built by the first one that needs them."""

    def __init__(self, ports: Callable[[], Ports]) -> None:
        """Build no ports yet."""
        self._ports = ports

    def answer(self, event: Any, context: "LambdaContext") -> dict[str, Any]:
        """The answer to one field of a request. Never raises, so that nothing of the inside gets out."""
        try:
            making = _key(event) not in PLAYING
            seconds = min(context.get_remaining_time_in_millis() / 1000, math.inf if making else TURN_SECONDS)
            with within(seconds - RESERVED_SECONDS), timed(LATENCY, MAKING if making else None):
                return {"data": self._resolved(event, context)}
        except Exception as exc:
            error = UNAUTHORIZED if isinstance(exc, UnauthorizedError) else api_error(exc, context.aws_request_id)
            count(ERRORS, error.type)
            if not is_expected(error):
                logger.exception("A field failed")
            return {"error": {"type": error.type, "message": error.message, "info": error.info}}

    def _resolved(self, event: Any, invocation: "LambdaContext") -> Any:
        resolver = PLAYING.get(_key(event)) or _making()[_key(event)]
        result = resolver(self._context(event, invocation), **from_json(resolver, event["arguments"] or {}))
        record(result)
        return to_json(result)

    def _context(self, event: Any, invocation: "LambdaContext") -> Context:
        player_id = (event.get("identity") or {}).get("sub")
        if not isinstance(player_id, str) or not player_id:
            raise UnauthorizedError
        return Context(self._ports(), player_id, invocation.aws_request_id, _selects(event["info"]))


def _key(event: Any) -> tuple[str, str]:
    return event["info"]["parentTypeName"], event["info"]["fieldName"]


def _selects(info: Mapping[str, Any]) -> Callable[[str], bool]:
    """Whether a field is among those that the client selected; taken for granted where the list is missing."""
    selected = {name for path in info.get("selectionSetList") or () for name in str(path).split("/")}
    return lambda field: not selected or field in selected
