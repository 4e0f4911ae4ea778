"""What subscribers get of a mutation's response, for any selection."""

import pytest
from graphql import GraphQLSchema, parse
from graphql.utilities import build_schema, get_operation_ast

from twentyq.local.execution.complexity import count_aliases, query_depth
from twentyq.local.execution.documents import GraphQLRequest
from twentyq.local.execution.updates import Fields, Updates

SDL = """
type Query { game: Game }
type Mutation { move: GameUpdate  other: Game }
type Subscription { onGameUpdate(gameId: ID!): GameUpdate }
type GameUpdate { gameId: ID!  game: Game }
type Game { id: ID!  status: Status  turns: [Turn!] }
type Turn { number: Int!  text: String  answer: String }
enum Status { RUNNING OVER }
"""


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    return build_schema(SDL)


def updates_of(schema: GraphQLSchema, mutation: str, data: Fields) -> list[Fields]:
    document = parse(mutation)
    operation = get_operation_ast(document)
    assert operation is not None
    return list(Updates(schema).of(document, operation, data))


def test_aliases_are_undone(schema: GraphQLSchema) -> None:
    mutation = "mutation { m: move { g: gameId x: game { i: id t: turns { n: number } } } }"
    data = {"m": {"g": "1", "x": {"i": "1", "t": [{"n": 1}, {"n": 2}]}}}
    assert updates_of(schema, mutation, data) == [
        {"gameId": "1", "game": {"id": "1", "turns": [{"number": 1}, {"number": 2}]}}
    ]


def test_fragments_are_followed(schema: GraphQLSchema) -> None:
    mutation = """
      mutation { ...M }
      fragment M on Mutation { move { ...U ... on GameUpdate { game { status } } } }
      fragment U on GameUpdate { gameId game { id } }
    """
    data = {"move": {"gameId": "1", "game": {"id": "1", "status": "OVER"}}}
    assert updates_of(schema, mutation, data) == [data["move"]]


def test_two_selections_of_one_field_are_merged(schema: GraphQLSchema) -> None:
    mutation = "mutation { move { gameId a: game { turns { number } } b: game { turns { text } } } }"
    data = {"move": {"gameId": "1", "a": {"turns": [{"number": 1}]}, "b": {"turns": [{"text": "Is it?"}]}}}
    assert updates_of(schema, mutation, data) == [{"gameId": "1", "game": {"turns": [{"number": 1, "text": "Is it?"}]}}]


def test_every_root_field_that_is_an_update_is_published(schema: GraphQLSchema) -> None:
    mutation = "mutation { a: move { gameId } b: move { gameId } c: move { gameId } other { id } }"
    data = {"a": {"gameId": "1"}, "b": None, "c": {"gameId": "2"}, "other": {"id": "3"}}
    assert updates_of(schema, mutation, data) == [{"gameId": "1"}, {"gameId": "2"}]


def test_update_without_its_game_is_not_published(schema: GraphQLSchema) -> None:
    assert updates_of(schema, "mutation { move { game { id } } }", {"move": {"game": {"id": "1"}}}) == []


def test_subscriber_gets_null_for_what_was_not_selected(schema: GraphQLSchema) -> None:
    query = "subscription ($g: ID!) { u: onGameUpdate(gameId: $g) { gameId game { s: status turns { number text } } } }"
    update = {"gameId": "1", "game": {"status": "OVER", "turns": [{"number": 1}]}}
    result = Updates(schema).select(GraphQLRequest(query, {"g": "1"}), parse(query), update)
    assert result.data == {
        "u": {"gameId": "1", "game": {"s": "OVER", "turns": [{"number": 1, "text": None}]}},
    }
    assert result.errors is None


@pytest.mark.parametrize(
    ("query", "depth"),
    [
        ("{ a }", 1),
        ("{ a { b { c } } d }", 3),
        ("{ ...F } fragment F on Q { a { b } }", 2),
        ("{ ... on Q { a { ... { b } } } }", 2),
        ("{ __schema { types { name } } }", 0),
        ("{ a } query B { a { b } }", 2),
    ],
)
def test_depth_counts_fields(query: str, depth: int) -> None:
    assert query_depth(parse(query)) == depth


def test_fragments_that_double_are_measured_in_linear_time() -> None:
    doubling = " ".join(f"fragment F{n} on Q {{ a {{ ...F{n + 1} ...F{n + 1} }} }}" for n in range(100))
    assert query_depth(parse(f"{{ ...F0 }} {doubling} fragment F100 on Q {{ a }}")) == 101


def test_aliases_are_counted_as_written() -> None:
    assert count_aliases(parse("{ a: x { b: y ... { c: z } } ...F ...F } fragment F on Q { d: x y }")) == 4
