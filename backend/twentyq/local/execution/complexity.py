"""Measures of a valid GraphQL document, in time linear in its size: fragments are measured once, not once per use."""

from functools import cache

from graphql import (
    DocumentNode,
    ExecutableDefinitionNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionSetNode,
)

from twentyq.local.limits import Limits


def complexity_excess(document: DocumentNode, limits: Limits) -> str | None:
    """What the document has too much of, in words. Its fragments must exist and form no cycle."""
    depth = query_depth(document)
    if depth > limits.query_depth:
        return f"The query is {depth} levels deep; at most {limits.query_depth} are allowed."
    aliases = count_aliases(document)
    if aliases > limits.query_aliases:
        return f"The query has {aliases} aliases; at most {limits.query_aliases} are allowed."
    return None


def query_depth(document: DocumentNode) -> int:
    """Levels of fields in the deepest definition. Introspection has a bound of its own and is not counted."""
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

    return max(depth(node.selection_set) for node in definitions)


def count_aliases(document: DocumentNode) -> int:
    """Aliases as written."""

    def count(selected: SelectionSetNode | None) -> int:
        nodes = selected.selections if selected else ()
        aliases = sum(1 for node in nodes if isinstance(node, FieldNode) and node.alias)
        inner = (count(node.selection_set) for node in nodes if isinstance(node, (FieldNode, InlineFragmentNode)))
        return aliases + sum(inner)

    return sum(count(node.selection_set) for node in document.definitions if isinstance(node, ExecutableDefinitionNode))
