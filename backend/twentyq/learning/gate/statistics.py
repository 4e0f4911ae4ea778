"""Tests for paired figures: exact McNemar, bootstrap by player, Newcombe's interval."""

import math
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from twentyq.learning.beta import Floats

Bools = npt.NDArray[np.bool_]
Z = 1.959963984540054
RESAMPLES = 2000
SURE = 2.5
"""Standard errors within which a change lies for sure enough to leave the rest of the games out."""


def mcnemar(before: Bools, after: Bools) -> float:
    """The chance of so many more pairs won by `after` alone, or more, if both were as good: one-sided, exact."""
    won, lost = int((after & ~before).sum()), int((before & ~after).sum())
    n = won + lost
    return float(sum(math.comb(n, k) for k in range(won, n + 1)) / 2**n)


def difference(before: Bools, after: Bools) -> tuple[float, float]:
    """The 95 % interval of the change of a share over the same games: Wald's with Bonett and Price's correction."""
    n = len(before) + 2
    won, lost = ((after & ~before).sum() + 1) / n, ((before & ~after).sum() + 1) / n
    half = Z * math.sqrt(max(won + lost - (won - lost) ** 2, 0.0) / n)
    return float(won - lost - half), float(won - lost + half)


def settled(before: Bools, after: Bools, games: int, level: float, early: float) -> bool:
    """Whether the games up to `games` that are left would hardly change what `mcnemar` says at `level`.

    A side leads beyond `early` (Haybittle and Peto), or even the largest change that is likely would not do in the
    games that are left (futility: refuses a little more, never passes what all the games would not).
    """
    if min(mcnemar(before, after), mcnemar(after, before)) < early:
        return True
    won, lost = int((after & ~before).sum()), int((before & ~after).sum())
    widest = SURE * math.sqrt(max(won + lost - (won - lost) ** 2 / len(before), 1.0))
    most = won - lost + (won - lost + widest) * (games / len(before) - 1)
    return most < NormalDist().inv_cdf(1 - level) * math.sqrt((won + lost) * games / len(before))


def worse(before: Bools, after: Bools, points: float, level: float = 0.01) -> bool:
    """Whether a share fell by more than `points`, and chance alone would hardly take that many games away."""
    if not len(before):
        return False
    return bool(before.mean() - after.mean() > points and mcnemar(after, before) < level)


def by_player(gains: Floats, players: npt.NDArray[np.intp], random: np.random.Generator) -> tuple[float, float, float]:
    """The mean gain of an answer and its 95 % interval, players drawn again with all their answers."""
    count = int(players.max()) + 1
    sums, answers = np.bincount(players, gains, count), np.bincount(players, minlength=count)
    means = np.empty(RESAMPLES)
    for at in range(RESAMPLES):
        drawn = random.integers(count, size=count)
        means[at] = sums[drawn].sum() / answers[drawn].sum()
    low, high = np.quantile(means, [0.025, 0.975])
    return float(gains.mean()), float(low), float(high)
