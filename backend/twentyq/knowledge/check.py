"""What a deck must not have: contradictions, things that look alike, questions that split nothing."""

from collections.abc import Iterator

import numpy as np

from twentyq.knowledge.deck import STEPS, Deck
from twentyq.knowledge.implications import Implications

YES = round(0.84 * STEPS)
NO = round(0.16 * STEPS)
APART = 3
"""Questions that must tell any two things apart well: a clear yes against a clear no."""
RELIABLE = 0.16
"""Questions answered otherwise than the table by more players than this tell nothing apart well."""
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
    """Pairs of things that fewer than three questions tell apart well."""
    reliable = np.array([question.error <= RELIABLE for question in deck.questions])
    yes = ((deck.table >= YES) & (deck.table <= STEPS) & reliable).astype(np.float32)
    no = ((deck.table <= NO) & reliable).astype(np.float32)
    apart = yes @ no.T
    apart += apart.T
    for one, other in zip(*np.nonzero(np.triu(apart < APART, 1)), strict=True):
        names = f"{deck.things[one].name} / {deck.things[other].name}"
        yield f"{names}: told apart by {int(apart[one, other])} questions, {APART} are needed"


def idle_questions(deck: Deck) -> Iterator[str]:
    """Questions that hardly any thing answers with yes, or with no."""
    yes = ((deck.table >= YES) & (deck.table <= STEPS)).sum(axis=0)
    no = (deck.table <= NO).sum(axis=0)
    for question, yeses, noes in zip(deck.questions, yes, no, strict=True):
        if min(yeses, noes) < SPLIT:
            yield f"question {question.id}: {yeses} things say yes and {noes} no, {SPLIT} of each are needed"
