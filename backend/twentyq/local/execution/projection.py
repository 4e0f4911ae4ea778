"""What a document selects of plain objects, compiled once per document instead of resolved field by field.

Whatever is not plain (a directive, an argument, a null where there may be none, a value of another type) is left to
graphql-core, with its errors.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

from graphql import (
    Executor,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLID,
    GraphQLLeafType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLString,
    Undefined,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)
from graphql.execution.collect_fields import FieldDetailsList
from graphql.pyutils import Path

FIELD = "strawberry-definition"
"""Under which Strawberry keeps its own description of a field."""
AS_THEY_ARE = {GraphQLString: str, GraphQLID: str, GraphQLBoolean: bool}
"""Scalars whose values of this very type go out unchanged."""

Projection = Callable[[Any], Any]
Projections = dict[str, Projection | None]
"""Of one operation, by the response key of the root field; None for what graphql-core has to make."""


class NotPlainError(Exception):
    """Only graphql-core knows what this comes to."""


class ProjectingExecutor(Executor[Any]):
    """graphql-core's executor, but for plain objects under the root fields."""

    def __init__(self, *given: Any, projections: Projections | None = None, **named: Any) -> None:
        """`projections` are those of the operation so far; None where it may not have any."""
        super().__init__(*given, **named)
        self._projections = projections

    def collect_and_execute_subfields(
        self,
        return_type: GraphQLObjectType,
        field_details_list: FieldDetailsList,
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        """An object's fields, by its projection where it has one and is plain."""
        project = self._projection(return_type, field_details_list, path)
        if project:
            try:
                return project(result)
            except Exception:  # noqa: S110 - made once more below, where its error is told
                pass
        return super().collect_and_execute_subfields(return_type, field_details_list, path, result, position_context)

    def _projection(self, of: GraphQLObjectType, selected: FieldDetailsList, path: Path) -> Projection | None:
        root = path if path.prev is None else path.prev  # an item of a root list has its number below the root
        if self._projections is None or root.prev is not None or (root is not path and isinstance(path.key, str)):
            return None
        key = str(root.key)
        if key not in self._projections:
            try:
                self._projections[key] = self._object(of, selected)
            except NotPlainError:
                self._projections[key] = None
        return self._projections[key]

    def _object(self, of: GraphQLObjectType, selected: FieldDetailsList) -> Projection:
        if of.is_type_of:
            raise NotPlainError
        members = [
            (key, *self._member(of, details)) for key, details in self.collect_subfields(of, selected)[0].items()
        ]
        return lambda source: {key: complete(getattr(source, name)) for key, name, complete in members}

    def _member(self, of: GraphQLObjectType, selected: FieldDetailsList) -> tuple[str, Projection]:
        """The attribute, and what its value becomes."""
        name = selected[0].node.name.value
        if name == "__typename":
            return "__class__", lambda _kind: of.name
        field = of.fields.get(name)
        described = field and field.extensions.get(FIELD)
        if field is None or field.args or described is None or not described.is_basic_field:
            raise NotPlainError
        return described.python_name, self._value(field.type, selected)

    def _value(self, of: GraphQLOutputType, selected: FieldDetailsList) -> Projection:
        if is_non_null_type(of):
            return self._present(of.of_type, selected)
        complete = self._present(of, selected)
        return lambda value: None if value is None else complete(value)

    def _present(self, of: GraphQLOutputType, selected: FieldDetailsList) -> Projection:
        """For values that must not be null."""
        if is_list_type(of):
            item = self._value(of.of_type, selected)
            return lambda values: [item(value) for value in _list(values)]
        if is_leaf_type(of):
            return _leaf(of)
        if is_object_type(of):
            return self._object(of, selected)
        raise NotPlainError


def _list(values: Any) -> Any:
    if type(values) not in (list, tuple):
        raise NotPlainError
    return values


def _leaf(of: GraphQLLeafType) -> Projection:
    unchanged = AS_THEY_ARE.get(of) if not isinstance(of, GraphQLEnumType) else None
    names: dict[Enum, Any] = {}

    def complete(value: Any) -> Any:
        if type(value) is unchanged:
            return value
        if isinstance(value, Enum) and value in names:
            return names[value]
        coerced = None if isinstance(value, Exception) else of.coerce_output_value(value)
        if coerced is None or coerced is Undefined:
            raise NotPlainError
        if isinstance(value, Enum):
            names[value] = coerced
        return coerced

    return complete
