"""What the facts of a version rest on, kept beside its compiled deck: what each source says of a pair, and where."""

from collections.abc import Sequence

import msgspec

from twentyq.authoring.draft import By, Fact, Quote, Stated
from twentyq.authoring.errors import EvidenceUnreadableError
from twentyq.authoring.stored import dumped, loaded

FORM = 1
EVIDENCE_FILE = "evidence.bin"
"""The evidence among a version's files."""


class StoredFact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one source says of a thing to the question of this position."""

    question: int
    stated: Stated
    by: By
    quotes: tuple[int, ...]


class Evidence(msgspec.Struct, frozen=True):
    """The facts of a deck by thing, with their sources."""

    questions: tuple[str, ...]
    """Ids."""
    things: dict[str, int]
    """Position in `facts` by name."""
    facts: tuple[tuple[StoredFact, ...], ...]
    named: tuple[int, ...]
    """Where each thing is named: position in `quotes`."""
    quotes: tuple[Quote, ...]
    form: int = FORM


class CitedFact(msgspec.Struct, frozen=True):
    """What one source says, and where it says so."""

    stated: Stated
    by: By
    quotes: tuple[Quote, ...]


def cited(evidence: Evidence, thing: str, question: str) -> tuple[CitedFact, ...]:
    """What the sources say of a thing to a question; the owner's word alone where there is one. Empty: nothing."""
    row = evidence.things.get(thing)
    if row is None or question not in evidence.questions:
        return ()
    column = evidence.questions.index(question)
    found = [fact for fact in evidence.facts[row] if fact.question == column]
    told = [fact for fact in found if fact.by is By.OWNER] or found
    return tuple(CitedFact(fact.stated, fact.by, tuple(evidence.quotes[n] for n in fact.quotes)) for fact in told)


def named_at(evidence: Evidence, thing: str) -> Quote | None:
    """Where a thing is named."""
    row = evidence.things.get(thing)
    return None if row is None else evidence.quotes[evidence.named[row]]


def gather(
    things: tuple[tuple[str, int], ...], questions: tuple[str, ...], facts: Sequence[Fact], quotes: tuple[Quote, ...]
) -> Evidence:
    """The evidence of things, each with the position of its name's quote; facts by position among these."""
    kept = sorted({n for _, n in things} | {n for fact in facts for n in fact.quotes})
    position = {before: after for after, before in enumerate(kept)}
    by_thing: list[list[StoredFact]] = [[] for _ in things]
    placed: dict[tuple[int, ...], tuple[int, ...]] = {}
    for fact in facts:
        at = placed.get(fact.quotes)
        if at is None:
            at = placed[fact.quotes] = tuple(position[n] for n in fact.quotes)
        by_thing[fact.thing].append(StoredFact(fact.question, fact.stated, fact.by, at))
    return Evidence(
        questions=questions,
        things={name: row for row, (name, _) in enumerate(things)},
        facts=tuple(map(tuple, by_thing)),
        named=tuple(position[n] for _, n in things),
        quotes=tuple(quotes[n] for n in kept),
    )


def dump(evidence: Evidence) -> bytes:
    """The stored form; the same evidence gives the same bytes."""
    return dumped(evidence)


def load(data: bytes) -> Evidence:
    """The evidence in `data`. EvidenceUnreadableError for a newer form, and for what is no evidence."""
    return loaded(data, Evidence, FORM, EvidenceUnreadableError)
