"""A deck as the guesser sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from twentyq.game.turn import Turn, TurnKind
from twentyq.knowledge.names import Names, OwnNames
from twentyq.knowledge.remarks import Remarks

STEPS = 200
"""A table entry is P(yes) in this many steps: 0 is never, 200 always."""
SOMETIMES = STEPS + 1
"""The entry of a pair for which "sometimes" is itself the right answer."""

UNASKED = 0.05
"""P(can't say) where nobody was asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """A yes/no question about the thing, called "it"."""

    id: str
    text: str
    reading: str
    """What counts as yes, in a line."""
    error: float
    """Share of players who answer otherwise than the table."""
    implies: tuple[str, ...] = ()
    """Ids to which the answer is yes wherever it is yes to this one."""
    excludes: tuple[str, ...] = ()
    """Ids to which the answer is no wherever it is yes to this one."""
    adult: bool = False
    """Not meant for children; so in `Thing`."""
    opening: bool = False
    """Fit to begin with: what it asks makes sense of whatever one may think of."""
    bonus: bool = False
    """Not asked in games yet, only after them."""
    undecided: float = 0.0
    """Share of players who cannot decide it of things of which it makes sense; part of the table of P(can't say)."""
    affirmed_by: tuple[str, ...] = ()
    """What players say of the thing in passing that means yes: "glass" in "no, it's glass"."""
    denied_by: tuple[str, ...] = ()
    """What means no: "no legs"."""


LEAST_POPULAR, MOST_POPULAR = 1, 5
"""Ends of the scale of popularity."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a player may think of."""

    name: str
    says: str
    """The name as said in a sentence: "a dog", "water", "the Moon"."""
    region: str
    popularity: float
    """1, hardly anybody thinks of it, to 5, everybody does."""
    aliases: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    """Names that it has in common with other things: "bat" is a baseball bat's too."""
    adult: bool = False
    taught: bool = False
    """Added at the word of players; on probation."""
    weight: float | None = None
    """How likely it is thought of, against the others' weights, as learned from games; None for what follows from
    popularity."""


@dataclass(frozen=True)
class Deck:
    """Things, questions, and the tables of P(yes) and P(can't say), uint8 of shape (things, questions)."""

    id: str
    name: str
    description: str
    language: str
    version: str
    """Changes with the content."""
    questions: tuple[Question, ...]
    things: tuple[Thing, ...]
    table: npt.NDArray[np.uint8] = field(repr=False)
    """P(yes) of those who answer yes or no."""
    cant: npt.NDArray[np.uint8] | None = field(default=None, repr=False)
    """P(can't say) in STEPS; None where nobody was asked."""

    @cached_property
    def question_index(self) -> Mapping[str, int]:
        """Column of the table by question id."""
        return {question.id: index for index, question in enumerate(self.questions)}

    @cached_property
    def names(self) -> Names:
        """What each name may mean."""
        return Names(self.things)

    @cached_property
    def remarks(self) -> Remarks:
        """What players say in passing, with what it answers."""
        return Remarks(self.questions)

    @cached_property
    def decided(self) -> npt.NDArray[np.float32]:
        """By question, the share of players who can decide it of things of which it makes sense."""
        return np.array([1 - question.undecided for question in self.questions], dtype=np.float32)

    def column_of(self, turn: Turn) -> int | None:
        """Column of the question that a turn put; None for a guess, and for a question of another deck."""
        return self.question_index.get(turn.subject or "") if turn.kind is TurnKind.QUESTION else None

    def find(self, name: str) -> int | None:
        """Row of the thing that is most likely meant by a name, as people write and say it; None when there is none."""
        return next(iter(self.senses(name)), None)

    def senses(self, name: str) -> tuple[int, ...]:
        """Rows of all things that a name may mean, the likeliest first."""
        return self.names.senses(name)

    def rows_p_yes(self, rows: slice = slice(None)) -> npt.NDArray[np.float32]:
        """P(yes) by thing and question, of some of the things."""
        return self.p_yes((rows, slice(None)))

    def rows_p_cant(self, rows: slice = slice(None)) -> npt.NDArray[np.float32]:
        """P(can't say) by thing and question, of some of the things."""
        return self.p_cant((rows, slice(None)))

    def column_p_cant(self, column: int) -> npt.NDArray[np.float32]:
        """P(can't say) by thing, of one question."""
        return self.p_cant((slice(None), column))

    def p_yes(self, at: tuple[Any, ...]) -> npt.NDArray[np.float32]:
        """P(yes) of some pairs, as numpy finds them."""
        chances: npt.NDArray[np.float32] = probabilities()[self.table[at]]
        return chances

    def p_cant(self, at: tuple[Any, ...]) -> npt.NDArray[np.float32]:
        """P(can't say) of some pairs, as numpy finds them."""
        if self.cant is None:
            return np.full_like(self.table[at], UNASKED, dtype=np.float32)
        share: npt.NDArray[np.float32] = self.cant[at].astype(np.float32) / np.float32(STEPS)
        return share

    def p_senseless(self, row: int, column: int) -> float:
        """P(can't say) of a pair, of those who could decide the question elsewhere."""
        return float(1 - (1 - self.p_cant((row, column))) / self.decided[column])


@dataclass(frozen=True)
class PersonalDeck(Deck):
    """A deck whose rows `own` are one player's; those beyond the deck's things are the player's alone."""

    own: tuple[int, ...] = ()
    common: Deck | None = None
    """The deck alone."""

    @cached_property
    def names(self) -> Names:
        """What each name may mean to this player."""
        common = self.common.names if self.common else Names(self.things)
        return OwnNames(common, {row: self.things[row] for row in self.own})

    @cached_property
    def remarks(self) -> Remarks:
        """The deck's: a player's questions have none."""
        return self.common.remarks if self.common else Remarks(self.questions)


@cache
def probabilities() -> npt.NDArray[np.float32]:
    """P(yes) by table entry."""
    steps = np.arange(STEPS + 2, dtype=np.float32) / np.float32(STEPS)
    steps[SOMETIMES] = 0.5
    steps.flags.writeable = False
    return steps
