"""A projection gives what graphql-core gives, for whatever is selected of whatever objects."""

import json
from datetime import UTC, datetime
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from graphql import (
    ExecutionResult,
    Executor,
    GraphQLEnumType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    execute,
    get_named_type,
    is_list_type,
    is_non_null_type,
    parse,
)
from hypothesis import given
from hypothesis import strategies as st

from twentyq.api.schema import create_schema
from twentyq.local.execution.documents import Documents, GraphQLRequest
from twentyq.local.execution.projection import FIELD, ProjectingExecutor, Projections
from twentyq.local.limits import Limits

DIRECTIVES = (" @skip(if: true)", " @include(if: $yes)", " @skip(if: $yes)", " @include(if: false)")
ODD: tuple[Any, ...] = (None, 7, "odd", 2**40, True, 1.5, [], ("a",), {}, ValueError("broken"), object)
"""Values that hardly any type takes."""
PLAIN: dict[str, Any] = {
    "String": "words",
    "ID": "id-1",
    "Int": 3,
    "Float": 0.5,
    "Boolean": True,
    "AWSDateTime": datetime(2026, 1, 2, tzinfo=UTC),
    "AWSURL": "https://sound",
    "AWSJSON": "{}",
}


def roots() -> GraphQLSchema:
    """The types of the API behind root fields without arguments, each of which gives the context's value."""
    schema = create_schema()._schema
    assert schema.query_type is not None
    assert schema.mutation_type is not None
    fields = {**schema.query_type.fields, **schema.mutation_type.fields}
    for field in fields.values():
        field.args, field.resolve = {}, lambda _source, info: info.context
    return GraphQLSchema(GraphQLObjectType("Query", fields))


SCHEMA = roots()
ROOTS = SCHEMA.query_type.fields if SCHEMA.query_type else {}


class Written:
    """A document that is written at random."""

    def __init__(self, random: Random, *, directives: bool) -> None:
        self.random = random
        self.directives = directives
        self.fragments: list[str] = []

    def selection(self, of: GraphQLNamedType) -> str:
        """Fields, some of them twice, by other names and in fragments; nothing of a leaf."""
        if not isinstance(of, GraphQLObjectType):
            return ""
        chosen = self.random.choices([*of.fields, "__typename"], k=self.random.randint(1, 7))
        return "{ " + " ".join(self._wrapped(of, self._field(of, name)) for name in chosen) + " }"

    def _field(self, of: GraphQLObjectType, name: str) -> str:
        inner = "" if name == "__typename" else self.selection(get_named_type(of.fields[name].type))
        alias = self.random.choice(("", "", f"{name}Too: "))
        return f"{alias}{name}{self._directive()} {inner}"

    def _wrapped(self, of: GraphQLObjectType, field: str) -> str:
        match self.random.randint(0, 7):
            case 0:
                return f"...{self._directive()} {{ {field} }}"
            case 1:
                return f"... on {of.name}{self._directive()} {{ {field} }}"
            case 2:
                self.fragments.append(f"fragment f{len(self.fragments)} on {of.name} {{ {field} }}")
                return f"...f{len(self.fragments) - 1}{self._directive()}"
            case _:
                return field

    def _directive(self) -> str:
        return self.random.choice(DIRECTIVES) if self.directives and self.random.random() < 0.2 else ""


def value(random: Random, of: GraphQLOutputType, odd: float) -> Any:
    """A value of the type, an odd one with this chance, here and in everything below."""
    if random.random() < odd:
        return random.choice(ODD)
    if is_non_null_type(of):
        return present(random, of.of_type, odd)
    return None if random.random() < 0.2 else present(random, of, odd)


def present(random: Random, of: GraphQLOutputType, odd: float) -> Any:
    """A value that is not null."""
    if is_list_type(of):
        return [value(random, of.of_type, odd) for _ in range(random.randint(0, 3))]
    if isinstance(of, GraphQLObjectType):
        fields = {field.extensions[FIELD].python_name: field.type for field in of.fields.values()}
        return SimpleNamespace(**{name: value(random, kind, odd) for name, kind in fields.items()})
    if isinstance(of, GraphQLEnumType):
        return random.choice(list(of.wrapped_cls))  # type: ignore[attr-defined]
    return PLAIN[get_named_type(of).name]


def answered(document: str, source: object, executor: type[Executor[Any]], **more: Any) -> str:
    """The response to the letter."""
    yes = {"yes": True}
    result = execute(
        SCHEMA, parse(document), context_value=source, variable_values=yes, executor_class=executor, **more
    )
    assert isinstance(result, ExecutionResult)
    return json.dumps(result.formatted, default=repr)


@given(
    st.randoms(use_true_random=False), st.sampled_from(sorted(ROOTS)), st.booleans(), st.sampled_from((0, 0, 0.02, 0.3))
)
def test_whatever_is_selected_of_whatever_object_comes_out_as_by_graphql_core(
    random: Random, root: str, directives: bool, odd: float
) -> None:
    written = Written(random, directives=directives)
    selection = written.selection(get_named_type(ROOTS[root].type))
    document = " ".join(
        [f"query($yes: Boolean) {{ {root} {selection} again: {root} {selection} }}", *written.fragments]
    )
    projections: Projections | None = None if "@" in document else {}
    for _ in range(3):
        source = value(random, ROOTS[root].type, odd)
        expected = answered(document, source, Executor)
        assert answered(document, source, ProjectingExecutor, projections=projections) == expected


def game() -> Any:
    """A game, everything of which is as its type says."""
    return present(Random(1), get_named_type(ROOTS["game"].type), 0)  # noqa: S311 - no secret


def test_plain_objects_are_not_resolved_field_by_field(monkeypatch: pytest.MonkeyPatch) -> None:
    document, projections = "{ game { id status turns { number text kind } } }", Projections()
    expected = answered(document, found := game(), ProjectingExecutor, projections=projections)
    monkeypatch.setattr(Executor, "collect_and_execute_subfields", None)
    assert answered(document, found, ProjectingExecutor, projections=projections) == expected


def test_a_null_where_none_may_be_is_told_by_graphql_core() -> None:
    broken = game()
    broken.id = None
    said = answered("{ game { id } }", broken, ProjectingExecutor, projections={})
    assert "Cannot return null for non-nullable field Game.id." in said


def test_a_document_with_directives_has_no_projections() -> None:
    documents = Documents(SCHEMA, Limits())
    kept, other = (GraphQLRequest("{ games { items { id } } }", operation_name=name) for name in (None, "Other"))
    assert documents.projections(kept) is documents.projections(kept)
    assert documents.projections(kept) is not documents.projections(other)
    assert documents.projections(GraphQLRequest("{ games @skip(if: false) { items { id } } }")) is None
