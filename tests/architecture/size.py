"""Sizes of the code: files a room, lines a file and a function."""

import ast
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

CODE = Path(__file__).parents[2] / "backend" / "twentyq"


@dataclass(frozen=True, slots=True)
class Spread:
    """Of a set of counts: its middle, its 90th percentile, its largest."""

    median: float
    p90: float
    longest: int

    @classmethod
    def of(cls, counts: Iterable[int]) -> "Spread":
        """At least two counts."""
        found = sorted(counts)
        return cls(statistics.median(found), statistics.quantiles(found, n=10)[-1], found[-1])

    def __str__(self) -> str:
        """In one line."""
        return f"median {self.median:.0f}, 90th percentile {self.p90:.0f}, longest {self.longest}"


def files(room: Path = CODE) -> list[Path]:
    """The Python files of a room and the rooms in it."""
    return sorted(room.rglob("*.py"))


def file_lines(paths: Iterable[Path]) -> Iterator[int]:
    """Lines of each file that holds more than a docstring."""
    for path in paths:
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 1:
            yield lines


def function_lines(paths: Iterable[Path]) -> Iterator[int]:
    """Lines of each function, without those of its decorators."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield (node.end_lineno or node.lineno) - node.lineno + 1


def files_in_a_row() -> dict[str, int]:
    """Files directly in each room, by its dotted name, rooms within rooms apart."""
    rows: dict[str, int] = {}
    for path in files():
        room = ".".join(path.parent.relative_to(CODE).parts) or "twentyq"
        rows[room] = rows.get(room, 0) + (path.name != "__init__.py")
    return rows
