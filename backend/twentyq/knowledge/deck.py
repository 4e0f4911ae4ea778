"""A deck as the guesser sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

STEPS = 200
"""A table entry is P(yes) in this many steps: 0 is never, 200 always."""
SOMETIMES = STEPS + 1
"""The entry of a pair for which "sometimes" is itself the right answer."""


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


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a player may think of."""

    name: str
    says: str
    """The name as said in a sentence: "a dog", "water", "the Moon"."""
    region: str
    popularity: int
    """1, hardly anybody thinks of it, to 5, everybody does."""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deck:
    """Things, questions, and the table of P(yes), uint8 of shape (things, questions)."""

    id: str
    name: str
    description: str
    language: str
    version: str
    """Changes with the content."""
    questions: tuple[Question, ...]
    things: tuple[Thing, ...]
    table: npt.NDArray[np.uint8] = field(repr=False)

    @cached_property
    def question_index(self) -> Mapping[str, int]:
        """Column of the table by question id."""
        return {question.id: index for index, question in enumerate(self.questions)}

    @cached_property
    def thing_index(self) -> Mapping[str, int]:
        """Row of the table by folded name, alias or plural."""
        rows: dict[str, int] = {}
        for aliases in (False, True):
            for row, thing in enumerate(self.things):
                for name in thing.aliases if aliases else (thing.name,):
                    for form in (fold(name), fold(name) + "s"):
                        rows.setdefault(form, row)
        return rows

    def find(self, name: str) -> int | None:
        """Row of the thing of that name, alias or plural, in any case and with or without an article."""
        return self.thing_index.get(fold(name))

    def rows_p_yes(self, rows: slice = slice(None)) -> npt.NDArray[np.float32]:
        """P(yes) by thing and question, of some of the things."""
        return probabilities()[self.table[rows]]


def probabilities() -> npt.NDArray[np.float32]:
    """P(yes) by table entry."""
    steps = np.arange(STEPS + 2, dtype=np.float32) / np.float32(STEPS)
    steps[SOMETIMES] = 0.5
    return steps.astype(np.float32)


def fold(name: str) -> str:
    """A name as compared: lower case, no article, single spaces."""
    words = name.casefold().replace("-", " ").split()
    if len(words) > 1 and words[0] in ("a", "an", "the", "some"):
        words = words[1:]
    return " ".join(words)
