"""What came of a run: the decision, every check, and what a version changes by name."""

from dataclasses import dataclass

import numpy as np

from twentyq.knowledge.deck import SOMETIMES, STEPS, Deck
from twentyq.learning.gate.check import Check, Decision
from twentyq.learning.gate.sides import changed_cells
from twentyq.learning.next_version import Learned

MOST = 200


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that another answer is expected of now, and who says so."""

    thing: str
    question: str
    before: float
    after: float
    low: float
    """The 95 % interval of the share of yes as learned."""
    high: float
    yes: int
    """Players who say yes, and no."""
    no: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The whole report of a run."""

    decision: Decision
    reason: str
    deck: str
    before: str
    """The deck's version in use, and the one that was learned; empty where it came to none."""
    after: str
    since: str
    held_out: str
    """The first day that was held out."""
    until: str
    checks: tuple[Check, ...]
    cells: int = 0
    """That the votes are about."""
    changed: int = 0
    """That change sides."""
    changes: tuple[Change, ...] = ()
    """The surest of them."""
    strengths: tuple[tuple[str, float, float], ...] = ()
    """By origin: votes that an authored entry counts for, and the share of wrong ones."""
    version: str | None = None
    """The id under which it is kept, where it is kept."""


def changes(before: Deck, learned: Learned, random: np.random.Generator) -> tuple[Change, ...]:
    """The cells that change sides, those with the most players for it first."""
    votes = learned.votes
    sided = changed_cells(before, learned.deck)[votes.thing, votes.question]
    support = np.where(learned.posterior.mean > 0.5, votes.for_yes, votes.for_no)
    order = [int(at) for at in np.argsort(-support, kind="stable") if sided[at]][:MOST]
    known = learned.posterior.of(np.array(order, dtype=int))
    draws = np.array([known.draw(random) for _ in range(200)]).reshape(200, len(order))
    ends = np.quantile(draws, [0.025, 0.975], axis=0)
    return tuple(
        Change(
            thing=before.things[votes.thing[at]].name,
            question=before.questions[votes.question[at]].text,
            before=_share(before, votes.thing[at], votes.question[at]),
            after=_share(learned.deck, votes.thing[at], votes.question[at]),
            low=round(float(low), 3),
            high=round(float(high), 3),
            yes=int(votes.for_yes[at]),
            no=int(votes.for_no[at]),
        )
        for at, low, high in zip(order, *ends, strict=True)
    )


def _share(deck: Deck, row: int, column: int) -> float:
    entry = int(deck.table[row, column])
    return 0.5 if entry == SOMETIMES else entry / STEPS
