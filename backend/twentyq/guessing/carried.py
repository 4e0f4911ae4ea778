"""Beliefs that are carried on from turn to turn instead of being computed anew from the first."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from twentyq.game.answer import Answer
from twentyq.game.turn import Remark, Turn, TurnKind
from twentyq.guessing.belief import Belief
from twentyq.guessing.latest import Latest

MOST = 256
"""Beliefs that are kept, the latest used: 8 bytes a thing each."""

Path = tuple[tuple[TurnKind, str | None, Answer | None, tuple[Remark, ...]], ...]
"""All that a belief knows of turns."""
Sureness = tuple[float, float]
"""The entropy in bits, and the chance of the most probable thing."""
T = TypeVar("T")


class CarriedBeliefs:
    """The belief after answered turns, by the one before where that is known. Safe for threads."""

    def __init__(self, first: Belief, updated: Callable[[Belief, Turn], Belief], most: int = MOST) -> None:
        """`first` is the belief before any answer, `updated` the one after one more turn."""
        self._first = _shared(first)
        self._updated = updated
        self._known: Latest[Path, Belief] = Latest(most)
        self._courses: Latest[Path, tuple[Sureness, ...]] = Latest(most)

    def after(self, turns: Sequence[Turn]) -> Belief:
        """The same belief as by every turn from the first on."""
        path = path_of(turns)
        known, belief = _longest(self._known, path) or (0, self._first)
        for turn in turns[known:]:
            belief = _shared(self._updated(belief, turn))
        return belief if known == len(path) else self._known.keep(path, belief)

    def course(self, turns: Sequence[Turn]) -> tuple[Sureness, ...]:
        """How sure it was before the first answer, and after each."""
        path = path_of(turns)
        known, course = _longest(self._courses, path) or (0, (_sureness(self._first),))
        for count in range(known + 1, len(path) + 1):
            course = (*course, _sureness(self.after(turns[:count])))
        return self._courses.keep(path, course)


def _longest(kept: Latest[Path, T], path: Path) -> tuple[int, T] | None:
    """What is kept of as many of the turns as it is for, and their number."""
    found = ((count, kept.get(path[:count])) for count in range(len(path), 0, -1))
    return next(((count, one) for count, one in found if one is not None), None)


def _shared(belief: Belief) -> Belief:
    belief.probabilities.flags.writeable = False
    return belief


def _sureness(belief: Belief) -> Sureness:
    return belief.entropy, float(belief.probabilities.max())


def path_of(turns: Sequence[Turn]) -> Path:
    """What was put, how it was answered, and what that said besides."""
    return tuple([(turn.kind, turn.subject, turn.answer, turn.remarks) for turn in turns])
