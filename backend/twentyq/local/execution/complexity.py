"""Measures of a valid GraphQL document, in time linear in its size: fragments are measured once, not once per use."""

from functools import cache

from graphql import (
    DocumentNode,
    ExecutableDefinitionNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from twentyq.local.limits import Limits

LISTS = {
    "games": 100,
    "turns": 20,
    "answers": 20,
    "ownDecks": 20,
    "documents": 20,
    "columns": 200,
    "questions": 400,
    "things": 2_000,
    "facts": 20,
    "searchPassages": 20,
    "disputes": 200,
    "members": 50,
}
"""Fields with many items, and how many at most; a limit that is a variable counts as that."""


def complexity_excess(document: DocumentNode, limits: Limits) -> str | None:
    """What the document has too much of, in words. Its fragments must exist and form no cycle."""
    depth = query_depth(document)
    if depth > limits.query_depth:
        return f"The query is {depth} levels deep; at most {limits.query_depth} are allowed."
    roots = count_roots(document)
    if roots > limits.query_roots:
        return f"The query has {roots} fields at its root; at most {limits.query_roots} are allowed."
    cost, introspection = query_cost(document)
    if cost > limits.query_cost or introspection > limits.introspection_cost:
        return f"The query asks for up to {cost + introspection} fields; ask for fewer, or for shorter lists."
    aliases = count_aliases(document)
    if aliases > limits.query_aliases:
        return f"The query has {aliases} aliases; at most {limits.query_aliases} are allowed."
    return None


def query_depth(document: DocumentNode) -> int:
    """Levels of fields in the deepest operation. Introspection has a bound of its own and is not counted."""
    definitions = [node for node in document.definitions if isinstance(node, ExecutableDefinitionNode)]
    fragments = {node.name.value: node for node in definitions if isinstance(node, FragmentDefinitionNode)}

    @cache
    def fragment_depth(name: str) -> int:
        return depth(fragments[name].selection_set)

    def depth(selected: SelectionSetNode | None) -> int:
        deepest = 0
        for node in selected.selections if selected else ():
            if isinstance(node, FragmentSpreadNode):
                deepest = max(deepest, fragment_depth(node.name.value))
            elif isinstance(node, InlineFragmentNode):
                deepest = max(deepest, depth(node.selection_set))
            elif isinstance(node, FieldNode) and not node.name.value.startswith("__"):
                deepest = max(deepest, 1 + depth(node.selection_set))
        return deepest

    operations = [node for node in definitions if isinstance(node, OperationDefinitionNode)]
    return max((depth(node.selection_set) for node in operations), default=0)


def count_roots(document: DocumentNode) -> int:
    """Fields of the largest operation's root, fragments spread; `__typename` and introspection are not counted."""
    fragments = _fragments(document)

    def count(selected: SelectionSetNode | None) -> int:
        roots = 0
        for node in selected.selections if selected else ():
            if isinstance(node, FragmentSpreadNode):
                roots += count(fragments[node.name.value].selection_set)
            elif isinstance(node, InlineFragmentNode):
                roots += count(node.selection_set)
            elif isinstance(node, FieldNode):
                roots += not node.name.value.startswith("__")
        return roots

    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    return max((count(node.selection_set) for node in operations), default=0)


def query_cost(document: DocumentNode) -> tuple[int, int]:
    """Fields of the largest answer, fragments spread and lists at their full length; and those of introspection."""
    fragments = _fragments(document)

    @cache
    def of_fragment(name: str) -> tuple[int, int]:
        return of(fragments[name].selection_set)

    def of(selected: SelectionSetNode | None) -> tuple[int, int]:
        data = introspection = 0
        for node in selected.selections if selected else ():
            if isinstance(node, FragmentSpreadNode):
                inner, other = of_fragment(node.name.value)
            elif isinstance(node, InlineFragmentNode):
                inner, other = of(node.selection_set)
            else:
                inner, other = _of_field(node, of(node.selection_set)) if isinstance(node, FieldNode) else (0, 0)
            data, introspection = data + inner, introspection + other
        return data, introspection

    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    return max((of(node.selection_set) for node in operations), default=(0, 0), key=sum)


def _of_field(field: FieldNode, inner: tuple[int, int]) -> tuple[int, int]:
    name = field.name.value
    if name.startswith("__") and field.selection_set:
        return 0, 1 + sum(inner)
    return 1 + inner[0] * _length(field), inner[1]


def _length(field: FieldNode) -> int:
    """How many items a list has at most; 1 for what is no list."""
    name = field.name.value
    if name not in LISTS:
        return 1
    limits = [argument.value for argument in field.arguments or () if argument.name.value == "limit"]
    written = next((int(value.value) for value in limits if isinstance(value, IntValueNode)), LISTS[name])
    return max(1, min(written, LISTS[name]))


def _fragments(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    return {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}


def count_aliases(document: DocumentNode) -> int:
    """Aliases as written."""

    def count(selected: SelectionSetNode | None) -> int:
        nodes = selected.selections if selected else ()
        aliases = sum(1 for node in nodes if isinstance(node, FieldNode) and node.alias)
        inner = (count(node.selection_set) for node in nodes if isinstance(node, (FieldNode, InlineFragmentNode)))
        return aliases + sum(inner)

    return sum(count(node.selection_set) for node in document.definitions if isinstance(node, ExecutableDefinitionNode))
