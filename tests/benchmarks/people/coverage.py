"""How many names on lists of what people think of the deck finds: popular_things.tsv, or TWENTYQ_NAME_LISTS."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.people.data import SHARED
from twentyq.knowledge.deck import Deck


def lists() -> Iterator[Path]:
    """Tables with a column `name`; paths in TWENTYQ_NAME_LISTS stand between colons."""
    for path in os.environ.get("TWENTYQ_NAME_LISTS", str(SHARED / "popular_things.tsv")).split(":"):
        if Path(path).is_file():
            yield Path(path)


def figures(deck: Deck) -> dict[str, float]:
    """Share of the names found, by list."""
    shares = {}
    for path in lists():
        with path.open(encoding="utf-8", newline="") as stream:
            names = [row["name"] for row in csv.DictReader(stream, delimiter="\t")]
        shares[f"names of {path.stem}"] = sum(deck.find(name) is not None for name in names) / len(names)
    return shares
