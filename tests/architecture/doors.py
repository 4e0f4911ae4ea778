"""An import-linter contract: whoever comes from outside a room passes its door.

A room is a package below the root. Its door is the `__all__` of its `__init__`: names defined there, and modules or
rooms inside that others may import. A room within a room has a door of its own.
"""

import ast
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, output

MOST_NAMES = 12
"""A door that needs more is a sign of a room that is cut wrongly."""


class DoorsContract(Contract):
    """Every room has a door of a few names, and imports from outside name what stands in it."""

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002  # the contract's interface
        """Look at every import in the graph."""
        wide = [room for room in rooms(graph) if len(door(room)) > MOST_NAMES]
        closed = list(intruders(graph))
        return ContractCheck(kept=not wide and not closed, metadata={"wide": wide, "closed": closed})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name the doors that are too wide, and the imports that pass none."""
        for room in check.metadata["wide"]:
            output.print_error(f"- {room} opens {len(door(room))} names, more than {MOST_NAMES}")
        for importer, imported, room in check.metadata["closed"]:
            output.print_error(f"- {importer} imports {imported}, which {room} does not open")


def intruders(graph: ImportGraph) -> Iterator[tuple[str, str, str]]:
    """Importer, imported module and the room whose door does not name it."""
    for importer in sorted(graph.modules):
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            for room, inside in _doors_passed(importer, imported):
                if inside not in door(room):
                    yield importer, imported, room


def _doors_passed(importer: str, imported: str) -> Iterator[tuple[str, str]]:
    """The rooms that the importer is not in, each with what it names inside."""
    parts = imported.split(".")
    for depth in range(2, len(parts)):
        room = ".".join(parts[:depth])
        if importer != room and not importer.startswith(f"{room}."):
            yield room, parts[depth]


def rooms(graph: ImportGraph) -> list[str]:
    """Every package below the root."""
    packages = {module.rpartition(".")[0] for module in graph.modules}
    return sorted(package for package in packages if "." in package)


@cache
def door(room: str) -> tuple[str, ...]:
    """What the room's `__init__` opens; nothing when it does not say."""
    spec = find_spec(room)
    assert spec is not None
    assert spec.origin is not None
    for statement in ast.parse(Path(spec.origin).read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__all__":
            return tuple(ast.literal_eval(statement.value))
    return ()
