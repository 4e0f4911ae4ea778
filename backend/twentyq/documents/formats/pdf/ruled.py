"""Tables whose cells are told apart by lines."""

from bisect import bisect_right
from dataclasses import dataclass

from twentyq.documents.formats.pdf.aligned import Aligned, Row
from twentyq.documents.formats.pdf.rules import NEAR, Rule, Rules
from twentyq.documents.formats.pdf.span import Span, joined, rows

LEAST = 2
"""Rows, and columns."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table with the place that it takes on the page."""

    table: Aligned
    place: Span
    """Without text."""


def ruled_tables(spans: list[Span], rules: Rules) -> tuple[list[Ruled], list[Span]]:
    """The tables, and the spans that stand in none."""
    found: list[Ruled] = []
    for across, down in _grids(rules):
        if not across:
            continue
        ys, xs = _levels(across, down), _levels(down, across)
        inside = [span for span in spans if xs[0] <= _center(span) <= xs[-1] and ys[0] <= span.middle <= ys[-1]]
        table = _table(inside, xs, ys) if inside and min(len(xs), len(ys)) > LEAST else None
        if table:
            place = Span("", inside[0].page, xs[0], ys[0], xs[-1], ys[-1], inside[0].size)
            found.append(Ruled(table, place))
            taken = {id(span) for span in inside}
            spans = [span for span in spans if id(span) not in taken]
    return found, spans


def _center(span: Span) -> float:
    return (span.left + span.right) / 2


def _grids(rules: Rules) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that meet each other."""
    grids: list[tuple[list[Rule], list[Rule]]] = []
    for rule in rules.down:
        across = [other for other in rules.across if _meet(other, rule)]
        touched = [grid for grid in grids if any(other in grid[0] for other in across)]
        grids = [grid for grid in grids if not any(grid is one for one in touched)]
        levels = {(other.at, other.begin): other for grid in touched for other in grid[0]}
        levels |= {(other.at, other.begin): other for other in across}
        grids.append((list(levels.values()), [*(one for grid in touched for one in grid[1]), rule]))
    return grids


def _meet(across: Rule, down: Rule) -> bool:
    beside = across.begin - NEAR <= down.at <= across.end + NEAR
    return beside and down.begin - NEAR <= across.at <= down.end + NEAR


def _levels(rules: list[Rule], others: list[Rule]) -> list[float]:
    """Where rows or columns begin and end; a table may have no line at its ends, where those that meet it end."""
    levels = sorted(rule.at for rule in rules)
    levels = [min(other.begin for other in others), *levels, max(other.end for other in others)]
    return [
        level for index, level in enumerate(sorted(levels)) if not index or level - sorted(levels)[index - 1] > NEAR
    ]


def _table(inside: list[Span], xs: list[float], ys: list[float]) -> Aligned | None:
    cells: dict[tuple[int, int], list[Span]] = {}
    for span in inside:
        row = min(max(bisect_right(ys, span.middle) - 1, 0), len(ys) - 2)
        column = min(max(bisect_right(xs, _center(span)) - 1, 0), len(xs) - 2)
        cells.setdefault((row, column), []).append(span)
    columns = [(xs[index], xs[index + 1]) for index in range(len(xs) - 1)]
    lines = [[_cell(cells.get((row, column), [])) for column in range(len(columns))] for row in range(len(ys) - 1)]
    filled: list[Row] = [line for line in lines if any(line)]
    wide = sum(sum(cell is not None for cell in line) > 1 for line in filled)
    return Aligned(columns, filled) if wide >= LEAST else None


def _cell(spans: list[Span]) -> Span | None:
    return joined([span for row in rows(spans) for span in row]) if spans else None
