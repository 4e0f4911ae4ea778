"""What a mutation publishes, and what a subscriber gets of it.

As on AppSync, a subscriber is sent the fields that the mutation's caller selected; the others are null, and a null
where the schema allows none makes its parent null and is reported in `errors`.
"""

from collections.abc import Iterator
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    build_schema,
    execute_sync,
    get_named_type,
    print_schema,
)

from twentyq.local.errors import InvalidDocumentError
from twentyq.local.execution.documents import GraphQLRequest

SUBSCRIPTION = "onGameUpdate"
KEY = "gameId"

Fields = dict[str, Any]
"""A response with its aliases undone: values by field name."""


class Updates:
    """Turns responses of mutations into payloads for subscribers."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._values_schema = build_schema(print_schema(schema))
        self._publishing = _publishing_mutations(schema)

    def of(self, document: DocumentNode, operation: OperationDefinitionNode, data: Fields) -> Iterator[Fields]:
        """The updates in the response to a mutation: every root field that is one and names its game."""
        fragments = _fragments(document)
        for node in _field_nodes(operation.selection_set, fragments):
            if node.name.value in self._publishing and data.get(_key(node)):
                update = _by_field_name(node.selection_set, data[_key(node)], fragments)
                if update.get(KEY) is not None:
                    yield update

    def game_id(self, request: GraphQLRequest, document: DocumentNode) -> str:
        """The game that a subscription is to; InvalidDocumentError for wrong variables or none selected."""
        asked: list[str] = []
        result = self._run(request, document, lambda _info, **arguments: asked.append(arguments[KEY]))
        if result.errors or not asked:
            raise InvalidDocumentError(result.errors or [GraphQLError("The subscription selects nothing.")])
        return asked[0]

    def select(self, request: GraphQLRequest, document: DocumentNode, update: Fields) -> ExecutionResult:
        """What a subscriber's document selects of an update."""
        return self._run(request, document, update)

    def _run(self, request: GraphQLRequest, document: DocumentNode, update: object) -> ExecutionResult:
        return execute_sync(
            self._values_schema,
            document,
            root_value={SUBSCRIPTION: update},
            variable_values=request.variables,
            operation_name=request.operation_name,
        )


def _publishing_mutations(schema: GraphQLSchema) -> frozenset[str]:
    if schema.subscription_type is None or schema.mutation_type is None:
        return frozenset()
    update = get_named_type(schema.subscription_type.fields[SUBSCRIPTION].type)
    mutations = schema.mutation_type.fields.items()
    return frozenset(name for name, field in mutations if get_named_type(field.type) is update)


def _fragments(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    return {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}


def _key(node: FieldNode) -> str:
    return node.alias.value if node.alias else node.name.value


def _field_nodes(selected: SelectionSetNode, fragments: dict[str, FragmentDefinitionNode]) -> Iterator[FieldNode]:
    """The fields of a selection set, those of its fragments included. Every type of the schema is an object type."""
    for node in selected.selections:
        if isinstance(node, FieldNode):
            yield node
        elif isinstance(node, InlineFragmentNode):
            yield from _field_nodes(node.selection_set, fragments)
        elif isinstance(node, FragmentSpreadNode):
            yield from _field_nodes(fragments[node.name.value].selection_set, fragments)


def _by_field_name(selected: SelectionSetNode | None, value: Any, fragments: dict[str, FragmentDefinitionNode]) -> Any:
    if isinstance(value, list):
        return [_by_field_name(selected, item, fragments) for item in value]
    if not isinstance(value, dict) or selected is None:
        return value
    fields: Fields = {}
    for node in _field_nodes(selected, fragments):
        if _key(node) in value:
            name = node.name.value
            fields[name] = _merged(fields.get(name), _by_field_name(node.selection_set, value[_key(node)], fragments))
    return fields


def _merged(one: Any, other: Any) -> Any:
    """Two selections of the same field as one."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: _merged(one.get(key), other.get(key)) for key in one | other}
    if isinstance(one, list) and isinstance(other, list):
        return [_merged(first, second) for first, second in zip(one, other, strict=True)]
    return one if other is None else other
