"""Beliefs that are carried on from turn to turn instead of being computed anew from the first."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

from twentyq.game.turn import Turn
from twentyq.guessing.belief import Belief

MOST = 128
"""Beliefs that are kept, the latest used: 8 bytes a thing each."""

Key = tuple[tuple[str | None, ...], ...]
Sureness = tuple[float, float]
"""The entropy in bits, and the chance of the most probable thing."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A belief, and how sure it was from the first on."""

    belief: Belief
    course: tuple[Sureness, ...]

    @classmethod
    def after(cls, before: tuple[Sureness, ...], belief: Belief) -> "Carried":
        """A belief that is shared from now on."""
        belief.probabilities.flags.writeable = False
        return cls(belief, (*before, (belief.entropy, float(belief.probabilities.max()))))


class CarriedBeliefs:
    """The belief after answered turns, by the one before where that is known. Safe for threads."""

    def __init__(self, first: Belief, updated: Callable[[Belief, Turn], Belief], most: int = MOST) -> None:
        """`first` is the belief before any answer, `updated` the one after one more turn."""
        self._first = Carried.after((), first)
        self._updated = updated
        self._most = most
        self._known: OrderedDict[Key, Carried] = OrderedDict()
        self._lock = Lock()

    def after(self, turns: Sequence[Turn]) -> Belief:
        """The same belief as by every turn from the first on."""
        return self._after(turns).belief

    def course(self, turns: Sequence[Turn]) -> tuple[Sureness, ...]:
        """Before the first answer, and after each."""
        return self._after(turns).course

    def _after(self, turns: Sequence[Turn]) -> Carried:
        key = tuple((turn.kind, turn.subject, turn.answer) for turn in turns)
        if not key:
            return self._first
        carried = self._kept(key)
        if carried is None:
            before = self._kept(key[:-1])
            carried = self._next(before, turns[-1]) if before else self._recomputed(turns)
            self._keep(key, carried)
        return carried

    def _next(self, before: Carried, turn: Turn) -> Carried:
        return Carried.after(before.course, self._updated(before.belief, turn))

    def _recomputed(self, turns: Sequence[Turn]) -> Carried:
        carried = self._first
        for turn in turns:
            carried = self._next(carried, turn)
        return carried

    def _kept(self, key: Key) -> Carried | None:
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def _keep(self, key: Key, carried: Carried) -> None:
        with self._lock:
            self._known[key] = carried
            while len(self._known) > self._most:
                self._known.popitem(last=False)
