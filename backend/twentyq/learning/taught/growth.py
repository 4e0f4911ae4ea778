"""A deck with things and questions that players taught, on probation until games say more."""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from twentyq.knowledge.compiled import Origins, dump
from twentyq.knowledge.deck import LEAST_POPULAR, STEPS, UNASKED, Deck, Question, Thing
from twentyq.knowledge.speaking import says
from twentyq.learning.taught.joining import Candidate, TaughtQuestion

LIKENESS = 4.0
"""Votes that the nearest things count for."""
UNCERTAIN = 0.05
"""Error of a new question, and P(can't say) of a new thing."""
VOTES, THINGS = 30, 10
"""Of a bonus question, before games ask it."""

TAUGHT = "taught_"
"""What the ids of players' questions begin with."""

Table = npt.NDArray[np.uint8]
Cells = npt.NDArray[np.intp]


def grown(deck: Deck, candidate: Candidate, questions: Sequence[TaughtQuestion]) -> Deck:
    """The deck with a thing, and with questions that are asked after games only at first."""
    row = [row for near in candidate.nearest if (row := deck.find(near)) is not None]
    known = deck.rows_p_yes()
    like = known[row].mean(0) if row else known.mean(0)
    counts = np.array([candidate.votes.get(question.id, (0, 0)) for question in deck.questions], dtype=float)
    p = (LIKENESS * like + counts[:, 0]) / (LIKENESS + counts.sum(1))
    thing = Thing(
        name=candidate.name,
        says=says(candidate.name, None),
        region=deck.things[row[0]].region if row else "",
        popularity=LEAST_POPULAR,  # on probation
        aliases=candidate.aliases,
        weight=_least_weight(deck),
        taught=True,
    )
    table = np.vstack([deck.table, np.round(p * STEPS).astype(np.uint8)])
    cant = np.vstack([_cant(deck), np.full((1, len(deck.questions)), round(UNASKED * STEPS), dtype=np.uint8)])
    larger = replace(deck, things=(*deck.things, thing), table=table, cant=cant)
    for question in questions:
        larger = _asking(larger, question, len(larger.things) - 1)
    return versioned(larger)


def _asking(deck: Deck, asked: TaughtQuestion, row: int) -> Deck:
    """With one more question, of which only the thing and the one it was told from are known."""
    column = np.full((len(deck.things), 1), STEPS // 2, dtype=np.uint8)
    for at, yes in ((row, asked.yes), (deck.find(asked.instead or ""), not asked.yes)):
        if at is not None:
            column[at] = round((LIKENESS / 2 + yes) / (LIKENESS + 1) * STEPS)
    question = Question(_id(deck, asked.text), asked.text, "Usually.", UNCERTAIN, bonus=True)
    cant = np.full_like(column, round(UNASKED * STEPS))
    return replace(
        deck,
        questions=(*deck.questions, question),
        table=np.hstack([deck.table, column]),
        cant=np.hstack([_cant(deck), cant]),
    )


def asked_in_games(deck: Deck, question: Cells, count: npt.NDArray[np.float64]) -> Deck:
    """The deck whose bonus questions are asked in games from VOTES votes on THINGS things; votes by cell."""
    things = np.bincount(question[count > 0], minlength=len(deck.questions))
    votes = np.bincount(question, count, len(deck.questions))
    ready = (things >= THINGS) & (votes >= VOTES)
    questions = tuple(
        replace(one, bonus=False) if one.bonus and ready[at] else one for at, one in enumerate(deck.questions)
    )
    return deck if questions == deck.questions else versioned(replace(deck, questions=questions))


def with_approved(authored: Deck, in_use: Deck) -> Deck:
    """The authored deck with what was approved in the version in use, behind its own: a run learns of that, too."""
    things = [one for one in in_use.things if one.taught and authored.find(one.name) is None]
    asked = [one for one in in_use.questions if one.id.startswith(TAUGHT) and one.id not in authored.question_index]
    if not things and not asked:
        return authored
    larger = replace(authored, things=(*authored.things, *things), questions=(*authored.questions, *asked))
    table = _filled(larger, authored.table, in_use, in_use.table, STEPS // 2)
    cant = _filled(larger, _cant(authored), in_use, _cant(in_use), round(UNASKED * STEPS))
    return versioned(replace(larger, table=table, cant=cant))


def padded(origins: Origins, deck: Deck) -> Origins:
    """Origins for a deck that has more behind: of that nothing is stated."""
    of = np.zeros(deck.table.shape, dtype=np.uint8)
    of[: origins.of.shape[0], : origins.of.shape[1]] = origins.of
    return replace(origins, of=of)


def _filled(larger: Deck, old: Table, in_use: Deck, new: Table, unknown: int) -> Table:
    """`old`, and behind it what the version in use says."""
    filled = np.full((len(larger.things), len(larger.questions)), unknown, dtype=np.uint8)
    rows = {thing.name: row for row, thing in enumerate(in_use.things)}
    things = [(at, rows[one.name]) for at, one in enumerate(larger.things) if one.name in rows]
    index = in_use.question_index
    asked = [(at, index[one.id]) for at, one in enumerate(larger.questions) if one.id in index]
    to = np.ix_([at for at, _ in things], [at for at, _ in asked])
    filled[to] = new[np.ix_([row for _, row in things], [column for _, column in asked])]
    filled[: old.shape[0], : old.shape[1]] = old
    return filled


def versioned(deck: Deck) -> Deck:
    """The deck under the version that follows from its content."""
    blank = replace(deck, version="")
    return replace(blank, version=sha256(dump(blank)).hexdigest()[:12])


def _id(deck: Deck, text: str) -> str:
    stem = TAUGHT + re.sub(r"\W+", "_", text.lower()).strip("_")[:40]
    return next(name for name in (stem, *(f"{stem}_{n}" for n in range(2, 1000))) if name not in deck.question_index)


def _cant(deck: Deck) -> Table:
    return np.full_like(deck.table, round(UNASKED * STEPS)) if deck.cant is None else deck.cant


def _least_weight(deck: Deck) -> float | None:
    """Of the learned weights, where there are any."""
    return min((thing.weight for thing in deck.things if thing.weight), default=None)
