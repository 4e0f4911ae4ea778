"""Running GraphQL requests against the schema, with AppSync's responses."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

import strawberry
from graphql import DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema, OperationType, execute

from twentyq.local.errors import InvalidDocumentError, RequestError, field_error
from twentyq.local.execution.broker import Broker
from twentyq.local.execution.documents import Documents, GraphQLRequest, operation_of
from twentyq.local.execution.projection import ProjectingExecutor
from twentyq.local.execution.updates import Fields, Updates
from twentyq.local.limits import Limits

ContextFactory = Callable[[str, str], object]
"""The context value of a request, of player id and request id."""

Response = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Selection:
    """A valid subscription: which game, and what of its updates."""

    game_id: str
    request: GraphQLRequest
    document: DocumentNode


class Executor:
    """Queries and mutations in, responses out; updates of games go to the broker."""

    def __init__(self, schema: strawberry.Schema, context_for: ContextFactory, broker: Broker, limits: Limits) -> None:
        self._schema: GraphQLSchema = schema._schema
        self._context_for = context_for
        self._broker = broker
        self._documents = Documents(self._schema, limits)
        self._updates = Updates(self._schema)

    async def execute(self, request: GraphQLRequest, player_id: str, request_id: str) -> Response:
        """The response to a query or a mutation; InvalidDocumentError when it cannot be run."""
        document = self._documents.get(request.query)
        operation = operation_of(document, request.operation_name)
        if operation.operation is OperationType.SUBSCRIPTION:
            raise InvalidDocumentError([GraphQLError("Subscriptions go over the WebSocket.", [operation])])
        running = execute(
            self._schema,
            document,
            context_value=self._context_for(player_id, request_id),
            variable_values=request.variables,
            operation_name=request.operation_name,
            executor_class=ProjectingExecutor,
            projections=self._documents.projections(request),
        )
        result: ExecutionResult = await running if isawaitable(running) else running
        if operation.operation is OperationType.MUTATION and result.data and self._broker:
            for update in self._updates.of(document, operation, result.data):
                self._broker.publish(update)
        return _response(result, request_id)

    def selection(self, request: GraphQLRequest) -> Selection:
        """A subscription's document and game; RequestError when it is none."""
        document = self._documents.get(request.query)
        operation = operation_of(document, request.operation_name)
        if operation.operation is not OperationType.SUBSCRIPTION:
            raise RequestError("UnsupportedOperation", "Only subscriptions go over the WebSocket.")
        return Selection(self._updates.game_id(request, document), request, document)

    def select(self, selection: Selection, update: Fields, request_id: str) -> Response:
        """The payload of an update for a subscription."""
        return _response(self._updates.select(selection.request, selection.document, update), request_id)


def _response(result: ExecutionResult, request_id: str) -> Response:
    response: Response = {"data": result.data}
    if result.errors:
        response["errors"] = [field_error(error, request_id) for error in result.errors]
    return response
