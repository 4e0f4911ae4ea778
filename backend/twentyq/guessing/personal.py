"""A deck with what one player taught beside it: a row for each thing, a column for each of the player's questions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from twentyq.game.answer import Answer
from twentyq.game.proposal import Proposal
from twentyq.guessing.belief import weights
from twentyq.knowledge.deck import (
    MOST_POPULAR,
    SOMETIMES,
    STEPS,
    UNASKED,
    Deck,
    PersonalDeck,
    Question,
    Thing,
    probabilities,
)
from twentyq.knowledge.speaking import said
from twentyq.knowledge.spelling import fold, unspaced

SHARE = 0.025
"""Of each, of what players think of: who has just taught a thing is likely to think of it again."""
VAGUE = 0.1
"""How far a new thing's row is kept from a sure yes and no where its player did not say."""
LIKENESS, ANSWERED, IMPLIED = 4, 12, 6
"""Votes that a thing's likeness, what its player said, and what that implies count for."""
ERROR = 0.05
"""Share of answers to a question of the player's own that are off."""
SHARES = {Answer.YES: 1.0, Answer.PROBABLY: 0.85, Answer.PROBABLY_NOT: 0.15, Answer.NO: 0.0}
"""Of yes, by what the player said."""
UNDECIDED, HESITANT = STEPS // 2, STEPS // 2
OPPOSITE = {Answer.YES: Answer.NO, Answer.NO: Answer.YES}

Row = npt.NDArray[np.uint8]
Settled = Callable[[str, bool], Mapping[str, bool]]
"""What an answer to a question answers besides, by question."""


def with_taught(deck: Deck, taught: Iterable[Proposal], settled: Settled) -> PersonalDeck:
    """The deck with the things of `taught`; a thing that the deck holds has its row as this player answers of it."""
    groups: dict[str, list[Proposal]] = {}
    for proposal in taught:
        groups.setdefault(unspaced(fold(proposal.name)), []).append(proposal)
    known = {key: deck.find(group[0].name) for key, group in groups.items()}
    new = [key for key in groups if known[key] is None]
    rows = {key: len(deck.things) + at for at, key in enumerate(new)} | {
        key: row for key, row in known.items() if row is not None
    }
    yes = np.vstack([deck.table, *(_like(deck, groups[key]) for key in new)])
    cant = np.vstack([_hesitance(deck), np.full((len(new), len(deck.questions)), UNASKED * STEPS, dtype=np.uint8)])
    for key, group in groups.items():
        for proposal in group:
            _answered(deck, proposal, settled, yes[rows[key]], cant[rows[key]])
    columns = [(rows[key], proposal) for key, group in groups.items() for proposal in group if proposal.question]
    things = list(deck.things) + [_thing(deck, groups[key]) for key in new]
    weight = SHARE * float(weights(deck).sum())
    for row in rows.values():
        things[row] = replace(things[row], weight=weight)
    return PersonalDeck(
        id=deck.id,
        name=deck.name,
        description=deck.description,
        language=deck.language,
        version=deck.version,
        questions=(*deck.questions, *(_question(proposal) for _, proposal in columns)),
        things=tuple(things),
        table=np.hstack([yes, *(_column(deck, len(things), row, proposal) for row, proposal in columns)]),
        cant=np.hstack([cant, np.full((len(things), len(columns)), UNASKED * STEPS, dtype=np.uint8)]),
        own=tuple(rows.values()),
        common=deck,
    )


def _like(deck: Deck, group: Sequence[Proposal]) -> Row:
    """A new thing's row: the mean of the things that it is like, never quite sure."""
    rows = [row for name in group[-1].nearest if (row := deck.find(name)) is not None]
    p = probabilities()[deck.table[rows or slice(None)]].mean(0)
    entries: Row = np.round((VAGUE + (1 - 2 * VAGUE) * p) * STEPS).astype(np.uint8)[None]
    return entries


def _hesitance(deck: Deck) -> Row:
    return np.full_like(deck.table, UNASKED * STEPS) if deck.cant is None else deck.cant


def _answered(deck: Deck, proposal: Proposal, settled: Settled, yes: Row, cant: Row) -> None:
    """Weigh the player's answers, and what they imply, into a row."""
    given = {name: answer for name, answer in proposal.answers if name in deck.question_index}
    votes: dict[str, tuple[float, int]] = {}
    for name, answer in given.items():
        if answer in OPPOSITE:
            implied = settled(name, answer is Answer.YES)
            votes |= {other: (float(is_yes), IMPLIED) for other, is_yes in implied.items()}
    votes |= {name: (SHARES[answer], ANSWERED) for name, answer in given.items() if answer in SHARES}
    for name, (share, count) in votes.items():
        column = deck.question_index[name]
        before = min(int(yes[column]), STEPS) / STEPS
        yes[column] = round((LIKENESS * before + count * share) / (LIKENESS + count) * STEPS)
    for name, answer in given.items():
        if answer is Answer.UNKNOWN:
            cant[deck.question_index[name]] = HESITANT
        elif answer is Answer.SOMETIMES:
            yes[deck.question_index[name]] = SOMETIMES


def _thing(deck: Deck, group: Sequence[Proposal]) -> Thing:
    name, says = said(group[-1].name)
    like = next((row for near in group[-1].nearest if (row := deck.find(near)) is not None), None)
    return Thing(name, says, "" if like is None else deck.things[like].region, MOST_POPULAR)


def _question(proposal: Proposal) -> Question:
    return Question(f"taught:{proposal.game_id}", proposal.question or "", "", ERROR)


def _column(deck: Deck, height: int, row: int, proposal: Proposal) -> Row:
    """What the question tells: the thing from the one that would have been named, and of no other thing anything."""
    column = np.full((height, 1), UNDECIDED, dtype=np.uint8)
    instead = deck.find(proposal.instead) if proposal.instead else None
    if proposal.answer in OPPOSITE:
        if instead is not None:
            column[instead] = round(SHARES[OPPOSITE[proposal.answer]] * STEPS)
        column[row] = round(SHARES[proposal.answer] * STEPS)
    return column
