"""What a deck must not have: contradictions, things that look alike, questions that split nothing."""

from collections.abc import Iterator

import numpy as np

from twentyq.knowledge.deck import STEPS, Deck, probabilities
from twentyq.knowledge.implications import Implications

YES = round(0.84 * STEPS)
NO = round(0.16 * STEPS)
APART = 0.5
"""How far apart any two things must be that players think of: (P(yes) - P(yes))^2 over all questions, where one that
has a sure yes against a sure no counts 0.9."""
THOUGHT_OF = 3
"""Popularity from which on players do think of a thing; of rarer ones some are as good as twins."""
SPLIT = 3
"""Things that must answer a question with yes, and with no."""


def problems(deck: Deck) -> Iterator[str]:
    """Everything that is wrong with the deck's content, a line each."""
    yield from contradictions(deck)
    yield from lookalikes(deck)
    yield from idle_questions(deck)


def contradictions(deck: Deck) -> Iterator[str]:
    """A clear yes whose implication has the opposite answer."""
    implications = Implications(deck.questions)
    yes, no = deck.table >= YES, deck.table <= NO
    yes &= deck.table <= STEPS
    for question in deck.questions:
        column = deck.question_index[question.id]
        for other, settled in implications.settled_by(question.id, yes=True).items():
            against = no if settled else yes
            rows = np.flatnonzero(yes[:, column] & against[:, deck.question_index[other]])
            if other == question.id and not settled:
                yield f"question {question.id}: a yes excludes itself"
            for row in rows if other != question.id else ():
                kept = "implies" if settled else "excludes"
                yield f"{deck.things[row].name}: {question.id} is yes and {kept} {other}, which is the opposite"


def lookalikes(deck: Deck) -> Iterator[str]:
    """Pairs of things that players think of and that all questions together hardly tell apart."""
    rows = np.flatnonzero([thing.popularity >= THOUGHT_OF for thing in deck.things])
    p = probabilities()[deck.table[rows]]
    squares = (p * p).sum(axis=1)
    apart = squares[:, None] + squares[None] - 2 * p @ p.T
    for one, other in zip(*np.nonzero(np.triu(apart < APART, 1) & ~np.tri(len(rows), dtype=bool)), strict=True):
        names = f"{deck.things[rows[one]].name} / {deck.things[rows[other]].name}"
        yield f"{names}: {max(apart[one, other], 0):.2f} apart, {APART} are needed"


def idle_questions(deck: Deck) -> Iterator[str]:
    """Questions that hardly any thing answers with yes, or with no."""
    p = probabilities()[deck.table]
    yes, no = (p > 0.5).sum(axis=0), (p < 0.5).sum(axis=0)
    for question, yeses, noes in zip(deck.questions, yes, no, strict=True):
        if min(yeses, noes) < SPLIT:
            yield f"question {question.id}: {yeses} things say yes and {noes} no, {SPLIT} of each are needed"
