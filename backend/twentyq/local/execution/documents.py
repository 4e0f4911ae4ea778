"""GraphQL documents: parsed, validated, measured, and kept."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import msgspec
from graphql import DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode, parse, validate
from graphql.utilities import get_operation_ast

from twentyq.local.errors import InvalidDocumentError
from twentyq.local.execution.complexity import complexity_excess
from twentyq.local.execution.projection import Projections
from twentyq.local.limits import Limits

CACHED_QUERY_LENGTH = 16_384


class GraphQLRequest(msgspec.Struct, frozen=True, rename="camel"):
    """The body of a POST, and the `data` of a subscription's start."""

    query: str
    variables: dict[str, Any] | None = None
    operation_name: str | None = None


class Documents:
    """Valid documents by their text; the most recent ones are parsed and validated once."""

    def __init__(self, schema: GraphQLSchema, limits: Limits) -> None:
        self._schema = schema
        self._limits = limits
        self._cached = lru_cache(limits.cached_documents)(self._prepare)
        self._projections: Callable[[str, str | None], Projections] = lru_cache(limits.cached_documents)(lambda *_: {})

    def get(self, query: str) -> DocumentNode:
        """The document; InvalidDocumentError when it is none or asks for too much."""
        prepare = self._cached if len(query) <= CACHED_QUERY_LENGTH else self._prepare
        try:
            return prepare(query)
        except RecursionError as exc:
            raise InvalidDocumentError([GraphQLError("The query is nested too deeply.")]) from exc

    def projections(self, request: GraphQLRequest) -> Projections | None:
        """Those of a document's operation so far; None where directives, or its length, speak against them."""
        if "@" in request.query or len(request.query) > CACHED_QUERY_LENGTH:
            return None
        return self._projections(request.query, request.operation_name)

    def _prepare(self, query: str) -> DocumentNode:
        try:
            document = parse(query, max_tokens=self._limits.query_tokens)
        except GraphQLError as exc:
            raise InvalidDocumentError([exc]) from exc
        if errors := validate(self._schema, document):
            raise InvalidDocumentError(errors)
        if excess := complexity_excess(document, self._limits):
            raise InvalidDocumentError([GraphQLError(excess)])
        return document


def operation_of(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    """The operation to run; InvalidDocumentError when the name picks none or is missing among several."""
    operation = get_operation_ast(document, name)
    if operation is None:
        problem = f"There is no operation named {name!r}." if name else "Say which operation: operationName is missing."
        raise InvalidDocumentError([GraphQLError(problem)])
    return operation
