"""Ask or guess, and which question: what a belief and the gains of the questions make of the turns that are left."""

import math
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from twentyq.guessing.noise import Floats


@dataclass(frozen=True, slots=True)
class Policy:
    """Settings of the choice; figures from `twentyq bench` over simulated players who err."""

    sure: float = 0.5
    """A thing this probable is guessed at once."""
    yield_: float = 0.8
    """Share of the present best gain that the questions after it will bring."""
    senseless: float = 0.08
    """A question that a larger share of what is believed in could not answer comes last."""
    variety: float = 0.08
    """In the first turns any question within this share of the best gain may be asked."""
    varied_turns: int = 3
    opening_turns: int = 1
    """In so many first turns the best of the questions that are fit to begin with goes before those that are not,"""
    opening: float = 0.3
    """as long as it is within this share of the best gain."""

    def worth_guessing(self, top: float, gain: float, left: int) -> bool:
        """Whether to guess the thing of probability `top`, with `left` turns and a best question of `gain` bits.

        With `left` turns one can get through c(left) = max over k of (left - k) 2^(k g) candidates: k questions of g
        bits each, then guesses. A guess now covers 1 + c(left - 1), a question 2^gain c(left - 1).
        """
        if left <= 1 or top >= self.sure:
            return True
        reach = self._reach(gain * self.yield_, left - 1)
        return bool((2.0**gain - 1.0) * reach <= 1.0)

    def _reach(self, gain: float, left: int) -> float:
        return max((left - questions) * math.pow(2.0, questions * gain) for questions in range(left))

    def choose_question(
        self, gains: Floats, allowed: npt.NDArray[np.bool_], openings: npt.NDArray[np.bool_], turn: int, seed: int
    ) -> int | None:
        """Column of the question to ask in turn `turn`, None when none is left that tells anything."""
        open_gains = np.where(allowed, gains, -1.0)
        best = int(open_gains.argmax())
        if open_gains[best] <= 0:
            return None
        if turn > self.varied_turns:
            return best
        if turn <= self.opening_turns:
            fit = np.where(openings, open_gains, -1.0)
            open_gains = fit if fit.max() >= (1 - self.opening) * open_gains[best] else open_gains
        close = np.flatnonzero(open_gains >= (1 - self.variety) * open_gains.max())
        return int(Random(seed + turn).choice(close.tolist()))  # noqa: S311 - variety, not secrecy
