"""What independent readers say people answer: readings/*.yaml, a file a reader, of every thing by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from twentyq.knowledge.groups import by_class, by_region
from twentyq.knowledge.source import Source
from twentyq.knowledge.yaml_nodes import YamlNode, read_yaml

LISTS = frozenset({"yes", "some", "cant", "no"})
ALL = "@@all"
Rows = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One reader's answers to one question: by thing, whether most people, or some, say yes, or cannot say."""

    question: str
    yes: Rows
    some: Rows
    cant: Rows
    no: Rows | None = None
    """Of a reader who was asked about single pairs: of which most say no. What no list names was not asked."""

    def of(self, rows: Rows) -> "Reading":
        """What it says of some of the things."""
        no = None if self.no is None else self.no[rows]
        return Reading(self.question, self.yes[rows], self.some[rows], self.cant[rows], no)


class Vocabulary:
    """Rows of the things that a word in a reading may name."""

    def __init__(self, source: Source) -> None:
        """Take the names of a deck's source."""
        self.rows = {name: row for row, name in enumerate(source.things)}
        classes = by_class(source)
        regions = {f"@@{name}": [thing for one in members for thing in classes[one]]
                   for name, members in by_region(source).items()}  # fmt: skip
        groups = {f"@{name}": things for name, things in classes.items()} | regions | {ALL: list(source.things)}
        self.groups = {name: [self.rows[thing] for thing in things] for name, things in groups.items()}

    def members(self, node: YamlNode) -> Rows:
        """The things of a list; DeckSourceError for a word that names none."""
        found = np.zeros(len(self.rows), dtype=bool)
        for word in self._words(node):
            name = word.removeprefix("-").strip()
            taken = word.startswith("-") and word not in self.rows
            found[self._rows(name if taken else word, node)] = not taken
        return found

    def _words(self, node: YamlNode) -> Iterator[str]:
        """Members between commas; a name may hold a comma of its own."""
        parts = [part.strip() for part in node.text().split(",")]
        at = 0
        while at < len(parts):
            longer = ", ".join(parts[at : at + 2])
            whole = at + 1 < len(parts) and longer.removeprefix("-") in self.rows
            if parts[at]:
                yield longer if whole else parts[at]
            at += 2 if whole else 1

    def _rows(self, word: str, node: YamlNode) -> list[int]:
        if word.startswith("@"):
            if word not in self.groups:
                raise node.error(f"unknown class or region {word!r}")
            return self.groups[word]
        if word not in self.rows:
            raise node.error(f"unknown name {word!r}")
        return [self.rows[word]]


def read_readings(source: Source) -> list[Reading]:
    """All readings, file by file; DeckSourceError for unknown ids and names, and for what is stated in two lists."""
    vocabulary = Vocabulary(source)
    files = sorted(source.folder.glob("readings/*.yaml"))
    return [reading for file in files for reading in _read_file(source, vocabulary, file)]


def _read_file(source: Source, vocabulary: Vocabulary, file: Path) -> Iterator[Reading]:
    root = read_yaml(file, Path(source.folder.name, "readings", file.name))
    for question, node in root.mapping().items():
        if question not in source.questions:
            raise node.error(f"unknown question {question!r}")
        yield _reading(question, node, node.mapping(LISTS), vocabulary)


def _reading(question: str, node: YamlNode, given: Mapping[str, YamlNode], vocabulary: Vocabulary) -> Reading:
    lists = {
        name: vocabulary.members(given[name]) if name in given else np.zeros(len(vocabulary.rows), dtype=bool)
        for name in LISTS
    }
    for one, other in combinations(("yes", "some", "no"), 2):
        for row in np.flatnonzero(lists[one] & lists[other])[:1]:
            name = list(vocabulary.rows)[row]
            raise given.get(other, node).error(f"{name!r} is stated in both {one} and {other}")
    no = lists["no"] if "no" in given else None
    return Reading(question, lists["yes"], lists["some"], lists["cant"], no)
