"""What a deck's files state, laid out: facts inherited, ratings taken, with where each entry comes from."""

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from twentyq.knowledge.deck import STEPS
from twentyq.knowledge.evidence import Origin
from twentyq.knowledge.groups import lineage
from twentyq.knowledge.implications import Implications
from twentyq.knowledge.source import LEVELS, Fact, Facts, Source, SourceClass, SourceThing
from twentyq.knowledge.yaml_nodes import YamlNode, read_yaml

UNSTATED = round(LEVELS["no"] * STEPS)
"""The entry of a pair about which no class says anything."""

Table = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Authored:
    """Entries, and by `Origin` where they are stated; both of shape (things, questions)."""

    entries: Table
    origins: Table


def lay_out(source: Source) -> Authored:
    """All entries of a source whose names were checked."""
    columns = {name: column for column, name in enumerate(source.questions)}
    implications = Implications(question for question, _ in source.questions.values())
    shape = len(source.things), len(columns)
    authored = Authored(np.full(shape, UNSTATED, dtype=np.uint8), np.full(shape, Origin.UNSAID, dtype=np.uint8))
    for row, thing in enumerate(source.things.values()):
        facts = resolve(thing, list(lineage(source, thing.classes)))
        for question, entry in _implied(facts, implications).items():
            authored.entries[row, columns[question]] = entry
            authored.origins[row, columns[question]] = Origin.IMPLIED
        for question, fact in facts.items():
            authored.entries[row, columns[question]] = fact.entry
            own = Origin.OWN if question in thing.facts else Origin.INHERITED
            authored.origins[row, columns[question]] = own
    _take_ratings(source, columns, authored)
    return authored


def resolve(thing: SourceThing, ranks: list[SourceClass]) -> Facts:
    """The thing's facts: its own, then those of the nearest class that states one."""
    facts: dict[str, Fact] = {}
    for ancestor in reversed(ranks):
        facts |= ancestor.facts
    return facts | thing.facts


def _implied(facts: Facts, implications: Implications) -> dict[str, int]:
    """Entries that nobody states and that follow: what a likely yes implies is at least as likely."""
    entries: dict[str, int] = {}
    for question, fact in facts.items():
        if STEPS // 2 < fact.entry <= STEPS:
            for other in implications.implied[question] - facts.keys():
                entries[other] = max(entries.get(other, 0), fact.entry)
    return entries


def _take_ratings(source: Source, columns: Mapping[str, int], authored: Authored) -> None:
    """Put people's ratings, where there are, in place of what was authored: deck.yaml says which answer what."""
    given = read_yaml(source.folder / "deck.yaml", source.folder / "deck.yaml").mapping().get("ratings")
    if given is None:
        return
    with (source.folder / "ratings.tsv").open(encoding="utf-8", newline="") as stream:
        ratings = {row["id"]: row for row in csv.DictReader(stream, delimiter="\t")}
    for question, node in given.mapping().items():
        if question not in columns:
            raise node.error(f"unknown question {question!r}")
        scale = node.mapping(frozenset({"column", "no", "yes"}))
        for row, thing in enumerate(source.things.values()):
            rating = ratings.get(thing.rated_as or "", {}).get(scale["column"].text())
            if rating and question not in thing.facts:
                authored.entries[row, columns[question]] = _entry(float(rating), scale)
                authored.origins[row, columns[question]] = Origin.RATED


def _entry(rating: float, scale: Mapping[str, YamlNode]) -> int:
    """A mean rating as an entry: a logistic through `rarely` at the scale's `no` and `mostly` at its `yes`."""
    no, yes = (scale[end].number(-1000, 1000) for end in ("no", "yes"))
    slope = 2 * math.log(LEVELS["mostly"] / LEVELS["rarely"]) / (yes - no)
    p = 1 / (1 + math.exp(-slope * (rating - (no + yes) / 2)))
    return round(min(max(p, LEVELS["no"]), LEVELS["yes"]) * STEPS)
