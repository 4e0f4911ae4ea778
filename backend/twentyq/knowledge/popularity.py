"""How often things are thought of: what their files say, and what readers did (popularity.tsv, a column a reader)."""

import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from twentyq.knowledge.deck import LEAST_POPULAR, MOST_POPULAR
from twentyq.knowledge.errors import DeckSourceError
from twentyq.knowledge.source import Source

FILE = "popularity.tsv"
LOWEST, HIGHEST = 1, 7
"""Of a reader's rating."""
RATING = re.compile(f"[{LOWEST}-{HIGHEST}]")


def popularity(source: Source) -> dict[str, float]:
    """By thing, in tenths: halfway between what its file says and the mean of its readers, where it was rated.

    DeckSourceError for an unknown name, a name that stands twice, and what is no rating.
    """
    rated = dict(_rated(source))
    return {
        name: round((thing.popularity + rated.get(name, thing.popularity)) / 2, 1)
        for name, thing in source.things.items()
    }


def _rated(source: Source) -> Iterator[tuple[str, float]]:
    path = source.folder / FILE
    if not path.is_file():
        return
    shown, seen = Path(source.folder.name, FILE), set[str]()
    with path.open(encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(lines, None)
        for line, cells in enumerate(lines, 2):
            try:
                name, rating = _line(source, cells, seen)
            except ValueError as exc:
                raise DeckSourceError(shown, line, str(exc)) from exc
            seen.add(name)
            yield name, rating


def _line(source: Source, cells: Sequence[str], seen: set[str]) -> tuple[str, float]:
    """A thing, and the mean of its ratings on the scale of popularity; ValueError for what is wrong with the line."""
    if not cells:
        raise ValueError("expected a name and ratings")
    name, *ratings = cells
    if name not in source.things:
        raise ValueError(f"unknown name {name!r}")
    if name in seen:
        raise ValueError(f"{name!r} is here twice")
    given = [float(rating) for rating in ratings if RATING.fullmatch(rating)]
    if not given or len(given) < len(ratings):
        raise ValueError(f"expected ratings from {LOWEST} to {HIGHEST}, not {' '.join(ratings)!r}")
    return name, LEAST_POPULAR + (mean(given) - LOWEST) / (HIGHEST - LOWEST) * (MOST_POPULAR - LEAST_POPULAR)
