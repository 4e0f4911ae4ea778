"""The map in ARCHITECTURE.md: rooms, the arrows between them, and their doors, drawn from the code."""

from collections import Counter
from pathlib import Path

import grimp

from tests.architecture.doors import door, rooms

PAGE = Path(__file__).parents[2] / "ARCHITECTURE.md"
BEGIN, END = "<!-- map: made by `make map` -->", "<!-- end of map -->"
ROOT = "twentyq"


def room_of(module: str) -> str:
    """The room below the root that a module is in, or the module itself."""
    return ".".join(module.split(".")[:2])


def arrows(graph: grimp.ImportGraph) -> Counter[tuple[str, str]]:
    """How many imports lead from one room to another, rooms below the root alone."""
    found: Counter[tuple[str, str]] = Counter()
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            ends = (room_of(importer), room_of(imported))
            if ends[0] != ends[1] and ROOT not in ends:
                found[ends] += 1
    return found


def drawing() -> str:
    """The map as it belongs between its marks."""
    graph = grimp.build_graph(ROOT)
    lines = ["```mermaid", "flowchart TD"]
    for (importer, imported), count in sorted(arrows(graph).items()):
        lines.append(f"  {_name(importer)} -->|{count}| {_name(imported)}")
    lines += ["```", "", "| room | its door: what others may use |", "| --- | --- |"]
    lines += [f"| {_name(room)} | {', '.join(door(room))} |" for room in rooms(graph)]
    return "\n".join(lines)


def _name(module: str) -> str:
    return module.removeprefix(f"{ROOT}.")


def with_map(page: str) -> str:
    """The page with the map of today's code."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{drawing()}\n{END}{after}"
