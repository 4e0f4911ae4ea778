"""Beliefs that are carried on from turn to turn instead of being computed anew from the first."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from twentyq.game.turn import Turn
from twentyq.guessing.belief import Belief

MOST = 512
"""Beliefs that are kept, the latest used: 8 bytes a thing each."""

Key = tuple[tuple[str | None, ...], ...]


class CarriedBeliefs:
    """The belief after answered turns, by the one before where that is known. Safe for threads."""

    def __init__(self, first: Belief, updated: Callable[[Belief, Turn], Belief], most: int = MOST) -> None:
        """`first` is the belief before any answer, `updated` the one after one more turn."""
        self._first = first
        self._updated = updated
        self._most = most
        self._known: OrderedDict[Key, Belief] = OrderedDict()
        self._lock = Lock()

    def after(self, turns: Sequence[Turn]) -> Belief:
        """The same belief as by every turn from the first on."""
        key = tuple((turn.kind, turn.subject, turn.answer) for turn in turns)
        if not key:
            return self._first
        belief = self._kept(key)
        if belief is None:
            before = self._kept(key[:-1])
            belief = self._updated(before, turns[-1]) if before else self._recomputed(turns)
            self._keep(key, belief)
        return belief

    def _recomputed(self, turns: Sequence[Turn]) -> Belief:
        belief = self._first
        for turn in turns:
            belief = self._updated(belief, turn)
        return belief

    def _kept(self, key: Key) -> Belief | None:
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def _keep(self, key: Key, belief: Belief) -> None:
        belief.probabilities.flags.writeable = False  # it is shared from now on
        with self._lock:
            self._known[key] = belief
            while len(self._known) > self._most:
                self._known.popitem(last=False)
