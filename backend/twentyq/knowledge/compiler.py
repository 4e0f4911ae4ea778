"""Deck files to a deck: what they state, weighed with the readings, everything checked for sense on the way."""

import hashlib
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from twentyq.knowledge.authored import Authored, lay_out
from twentyq.knowledge.compiled import Origins, dump
from twentyq.knowledge.deck import SOMETIMES, STEPS, UNASKED, Deck, Thing, probabilities
from twentyq.knowledge.evidence import Origin, Regions, Weighed, weigh
from twentyq.knowledge.groups import region
from twentyq.knowledge.popularity import popularity
from twentyq.knowledge.readings import Reading, Rows, Vocabulary, read_readings
from twentyq.knowledge.source import QUESTION_KEYS, Source, SourceClass, SourceThing
from twentyq.knowledge.speaking import says
from twentyq.knowledge.spelling import fold
from twentyq.knowledge.yaml_nodes import YamlNode

OPEN = 0.25
"""An entry for which "sometimes" is the right answer stays so while the share of yes is this far from 0 and 1."""
SENSELESS = 0.4
"""P(can't say), at least, of things of which the deck says that the question makes no sense."""
DISPUTED = 0.25
"""Share of yes, and of no, at least, of things of which the deck says that people take the question in two ways."""
SENSELESS_KEYS = frozenset({"of", "questions"})

Table = npt.NDArray[np.uint8]


def compile_deck(source: Source) -> Deck:
    """The deck; DeckSourceError for unknown names, cycles, names that two things share, and what is no rating."""
    _check_names(source)
    authored, popular = lay_out(source), popularity(source)
    deck = Deck(
        id=source.id,
        name=source.name,
        description=source.description,
        language=source.language,
        version="",
        questions=tuple(question for question, _ in source.questions.values()),
        things=tuple(_thing(source, thing, popular[thing.name]) for thing in source.things.values()),
        table=authored.entries,
    )
    deck = _weighed(source, deck, authored)
    return replace(deck, version=hashlib.sha256(dump(deck)).hexdigest()[:12])


def compile_origins(source: Source) -> Origins:
    """Where the entries of the source's deck are stated; of a source that compiles."""
    return Origins(tuple(origin.name.lower() for origin in Origin), lay_out(source).origins)


def _weighed(source: Source, deck: Deck, authored: Authored) -> Deck:
    """The deck with its readings; a question that nobody read, and a thing that was not there yet, keep their facts."""
    readings: dict[str, list[Reading]] = {}
    for reading in read_readings(source):
        readings.setdefault(reading.question, []).append(reading)
    read = np.array([not thing.unread for thing in source.things.values()])
    names, of = np.unique([thing.region for thing in deck.things], return_inverse=True)
    regions = Regions(of[read], len(names))
    table, cant = deck.table.copy(), np.full_like(deck.table, round(UNASKED * STEPS))
    questions = list(deck.questions)
    for name, given in readings.items():
        column = deck.question_index[name]
        entries = authored.entries[read, column]
        votes = [reading.of(read) for reading in given]
        weighed = weigh(probabilities()[entries].astype(float), authored.origins[read, column], votes, regions)
        table[read, column] = _entries(weighed, entries)
        cant[read, column] = np.round(weighed.cant * STEPS)
        questions[column] = replace(questions[column], error=round(weighed.error, 3))
    _mark_disputed(source, table)
    _mark_senseless(source, cant)
    undecided = np.array([question.undecided for question in questions])
    cant = np.round(STEPS - (STEPS - cant) * (1 - undecided)).astype(np.uint8)
    return replace(deck, questions=tuple(questions), table=table, cant=cant)


def _mark_disputed(source: Source, table: Table) -> None:
    """Keep P(yes) away from 0 and 1 where a question's file says that people take it in two ways."""
    vocabulary, least = Vocabulary(source), round(DISPUTED * STEPS)
    for column, (_, at) in enumerate(source.questions.values()):
        node = at.mapping(QUESTION_KEYS).get("disputed")
        if node is not None:
            rows = vocabulary.members(node) & (table[:, column] != SOMETIMES)
            table[rows, column] = table[rows, column].clip(least, STEPS - least)


def _mark_senseless(source: Source, cant: Table) -> None:
    """Raise P(can't say) where a question, or deck.yaml of many, says that it makes no sense."""
    vocabulary = Vocabulary(source)
    for column, (_, at) in enumerate(source.questions.values()):
        node = at.mapping(QUESTION_KEYS).get("senseless")
        if node is not None:
            _raise(cant, vocabulary.members(node), column)
    columns = {name: column for column, name in enumerate(source.questions)}
    for block in source.senseless:
        rows, questions = _block(block, vocabulary)
        for word, at in questions:
            if word not in columns:
                raise at.error(f"unknown question {word!r}")
            _raise(cant, rows, columns[word])


def _block(block: YamlNode, vocabulary: Vocabulary) -> tuple[Rows, list[tuple[str, YamlNode]]]:
    given = block.mapping(SENSELESS_KEYS)
    if set(given) != SENSELESS_KEYS:
        raise block.error("`of` and `questions` are needed")
    return vocabulary.members(given["of"]), list(given["questions"].words())


def _raise(cant: Table, rows: Rows, column: int) -> None:
    cant[rows, column] = np.maximum(cant[rows, column], round(SENSELESS * STEPS))


def _entries(weighed: Weighed, authored: Table) -> Table:
    kept = (authored == SOMETIMES) & (np.abs(weighed.yes - 0.5) <= 0.5 - OPEN)
    entries: Table = np.where(kept, SOMETIMES, np.round(weighed.yes * STEPS)).astype(np.uint8)
    return entries


def _thing(source: Source, thing: SourceThing, popular: float) -> Thing:
    return Thing(
        name=thing.name,
        says=says(thing.name, thing.article),
        region=region(source, thing.classes),
        popularity=popular,
        aliases=thing.aliases,
        shares=thing.shares,
        adult=thing.adult,
    )


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
