"""Deck files to a deck: facts inherited, ratings taken, everything checked for sense on the way."""

import csv
import hashlib
import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from twentyq.knowledge.compiled import dump
from twentyq.knowledge.deck import STEPS, Deck, Thing
from twentyq.knowledge.groups import lineage, region
from twentyq.knowledge.implications import Implications
from twentyq.knowledge.source import LEVELS, Fact, Facts, Source, SourceClass, SourceThing
from twentyq.knowledge.speaking import says
from twentyq.knowledge.spelling import fold
from twentyq.knowledge.yaml_nodes import YamlNode, read_yaml

UNSTATED = round(LEVELS["no"] * STEPS)
"""The entry of a pair about which no class says anything."""

Table = npt.NDArray[np.uint8]


def compile_deck(source: Source) -> Deck:
    """The deck; DeckSourceError for unknown names, cycles, and names that two things share."""
    _check_names(source)
    columns = {name: column for column, name in enumerate(source.questions)}
    ranks = {thing.name: list(lineage(source, thing.classes)) for thing in source.things.values()}
    implications = Implications(question for question, _ in source.questions.values())
    table = np.full((len(source.things), len(columns)), UNSTATED, dtype=np.uint8)
    for row, thing in enumerate(source.things.values()):
        facts = resolve(thing, ranks[thing.name])
        for question, entry in _implied(facts, implications).items():
            table[row, columns[question]] = entry
        for question, fact in facts.items():
            table[row, columns[question]] = fact.entry
    _take_ratings(source, columns, table)
    deck = Deck(
        id=source.id,
        name=source.name,
        description=source.description,
        language=source.language,
        version="",
        questions=tuple(question for question, _ in source.questions.values()),
        things=tuple(_thing(source, thing) for thing in source.things.values()),
        table=table,
    )
    return replace(deck, version=hashlib.sha256(dump(deck)).hexdigest()[:12])


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


def _thing(source: Source, thing: SourceThing) -> Thing:
    said = says(thing.name, thing.article)
    return Thing(thing.name, said, region(source, thing.classes), thing.popularity, thing.aliases, thing.shares)


def _check_names(source: Source) -> None:
    for question, at in source.questions.values():
        for other in (*question.implies, *question.excludes):
            if other not in source.questions:
                raise at.error(f"unknown question {other!r}")
    for declared in source.classes.values():
        for parent in declared.parents:
            if parent not in source.classes:
                raise declared.at.error(f"unknown class {parent!r}")
        _check_acyclic(source, declared)
    _check_thing_names(source)


def _check_thing_names(source: Source) -> None:
    named: dict[str, str] = {}
    for thing in source.things.values():
        for name in thing.classes:
            if name not in source.classes:
                raise thing.at.error(f"unknown class {name!r}")
        for name in (thing.name, *thing.aliases):
            other = named.setdefault(fold(name), thing.name)
            if other != thing.name:
                raise thing.at.error(f"{name!r} is also a name of {other!r}")


def _check_acyclic(source: Source, declared: SourceClass) -> None:
    seen: set[str] = set()
    waiting = list(declared.parents)
    while waiting:
        name = waiting.pop()
        if name == declared.id:
            raise declared.at.error(f"class {name!r} inherits from itself")
        if name not in seen and name in source.classes:
            seen.add(name)
            waiting.extend(source.classes[name].parents)


def _take_ratings(source: Source, columns: Mapping[str, int], table: Table) -> None:
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
                table[row, columns[question]] = _entry(float(rating), scale)


def _entry(rating: float, scale: Mapping[str, YamlNode]) -> int:
    """A mean rating as an entry: a logistic through `rarely` at the scale's `no` and `mostly` at its `yes`."""
    no, yes = (scale[end].number(-1000, 1000) for end in ("no", "yes"))
    slope = 2 * math.log(LEVELS["mostly"] / LEVELS["rarely"]) / (yes - no)
    p = 1 / (1 + math.exp(-slope * (rating - (no + yes) / 2)))
    return round(min(max(p, LEVELS["no"]), LEVELS["yes"]) * STEPS)
