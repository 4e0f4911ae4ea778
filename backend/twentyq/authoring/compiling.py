"""A draft to the files of a version: the deck that is played, and the evidence that its facts rest on."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from twentyq.authoring.draft import UNSAID, By, Draft, DraftQuestion, Fact, Stated
from twentyq.authoring.errors import TooFewFactsError, TooFewThingsError, TooManyThingsError
from twentyq.authoring.evidence import EVIDENCE_FILE, dump, gather
from twentyq.knowledge import compiled
from twentyq.knowledge.deck import SOMETIMES, STEPS, Deck, Question, Thing
from twentyq.knowledge.versions import DECK_FILE

FEWEST_THINGS, MOST_THINGS = 8, 2_000
FEWEST_QUESTIONS, MOST_QUESTIONS = 12, 400
REGION = "things"
BITS = {Stated.YES: 1, Stated.NO: 2, Stated.SOMETIMES: 4}
POPULARITY = 3
"""Of every thing: documents do not tell which ones people think of."""


def compile_draft(draft: Draft) -> dict[str, bytes]:
    """A version's files by name. TooFewThingsError, TooManyThingsError, TooFewFactsError."""
    things = [n for n, thing in enumerate(draft.things) if thing.used]
    questions = asked(draft)
    check_size(len(things), len(questions))
    facts = _renumbered(draft, things, questions)
    evidence = gather(
        tuple((draft.things[n].name, draft.things[n].quote) for n in things),
        tuple(draft.questions[n].id for n in questions),
        facts,
        draft.quotes,
    )
    return {DECK_FILE: compiled.dump(_deck(draft, things, questions, facts)), EVIDENCE_FILE: dump(evidence)}


def deck_of(draft: Draft) -> Deck:
    """The deck that a draft makes, whatever its size."""
    things = [n for n, thing in enumerate(draft.things) if thing.used]
    questions = asked(draft)
    return _deck(draft, things, questions, _renumbered(draft, things, questions))


def asked(draft: Draft) -> list[int]:
    """Positions of the questions that are used, and their columns as well."""
    off = {column.id for column in draft.columns if not column.used}
    return [n for n, question in enumerate(draft.questions) if question.used and question.column not in off]


def check_size(things: int, questions: int) -> None:
    """Refuse what is too small or too large to play. TooFewThingsError, TooManyThingsError, TooFewFactsError."""
    if things < FEWEST_THINGS:
        raise TooFewThingsError(
            f"{things} things are too few, a deck needs {FEWEST_THINGS}",
            help="Add rows, or choose the column in which every row names another thing.",
        )
    if things > MOST_THINGS:
        raise TooManyThingsError(
            f"{things:,} things are too many, a deck holds {MOST_THINGS:,}", help="Leave out what nobody will think of."
        )
    if questions < FEWEST_QUESTIONS:
        raise TooFewFactsError(
            f"{questions} questions are too few, a deck needs {FEWEST_QUESTIONS}",
            help="Add columns that tell the things apart: kinds, places, sizes, years, yes or no.",
        )
    if questions > MOST_QUESTIONS:
        raise TooFewFactsError(
            f"{questions} questions are too many, a deck holds {MOST_QUESTIONS}", help="Switch columns off."
        )


def _renumbered(draft: Draft, things: list[int], questions: list[int]) -> Sequence[Fact]:
    """The facts of these things and questions, by their position among them."""
    facts = draft.facts
    if len(things) == len(draft.things) and len(questions) == len(draft.questions):
        return facts
    row = {before: after for after, before in enumerate(things)}
    column = {before: after for after, before in enumerate(questions)}
    return [
        Fact(row[fact.thing], column[fact.question], fact.stated, fact.p, fact.by, fact.quotes)
        for fact in facts
        if fact.thing in row and fact.question in column
    ]


def _deck(draft: Draft, things: list[int], questions: list[int], facts: Sequence[Fact]) -> Deck:
    deck = Deck(
        id=draft.id,
        name=draft.name,
        description=f"{len(things)} things from documents.",
        language=draft.language,
        version="",
        questions=_questions([draft.questions[n] for n in questions]),
        things=tuple(
            Thing(one.name, one.says, REGION, POPULARITY, one.aliases) for one in (draft.things[n] for n in things)
        ),
        table=table(facts, len(things), len(questions)),
    )
    return replace(deck, version=hashlib.sha256(compiled.dump(deck)).hexdigest()[:12])


def _questions(chosen: list[DraftQuestion]) -> tuple[Question, ...]:
    ids = {one.id for one in chosen}
    return tuple(
        Question(
            id=one.id,
            text=one.text,
            reading=one.reading,
            error=one.error,
            implies=tuple(other for other in one.implies if other in ids),
            excludes=tuple(other for other in one.excludes if other in ids),
        )
        for one in chosen
    )


def table(facts: Sequence[Fact], things: int, questions: int) -> npt.NDArray[np.uint8]:
    """Entries by thing and question: the owner's word, else what the sources say, 0.5 where they disagree."""
    told = {(fact.thing, fact.question) for fact in facts if fact.by is By.OWNER}
    counted = [fact for fact in facts if fact.by is By.OWNER or (fact.thing, fact.question) not in told]
    at = np.fromiter((fact.thing * questions + fact.question for fact in counted), np.intp, len(counted))
    sums = np.bincount(at, [fact.p for fact in counted], things * questions)
    counts = np.bincount(at, minlength=things * questions)
    kinds = np.zeros(things * questions, dtype=np.uint8)
    np.bitwise_or.at(kinds, at, np.fromiter((BITS[fact.stated] for fact in counted), np.uint8, len(counted)))
    p = np.where(counts > 0, sums / np.maximum(counts, 1), UNSAID)
    p = np.where(np.isin(kinds, [0, *BITS.values()]), p, 0.5)
    entries: npt.NDArray[np.uint8] = np.where(kinds == BITS[Stated.SOMETIMES], SOMETIMES, np.round(p * STEPS))
    return entries.astype(np.uint8).reshape(things, questions)
