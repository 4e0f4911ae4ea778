"""What players say of things they think of: said.tsv, whose first line tells how it was made."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "said.tsv"


class Said(NamedTuple):
    """A line."""

    writer: str
    thing: str
    question: str
    text: str
    meaning: str
    """"" where the readers do not agree."""


def said() -> Iterator[Said]:
    """All lines."""
    for line in FILE.read_text(encoding="utf-8").splitlines()[1:]:
        yield Said(*line.split("\t"))
