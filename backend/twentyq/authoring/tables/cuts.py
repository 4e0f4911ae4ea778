"""Where a column of numbers is cut, and how sure people are of a number near a cut."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

QUANTILES = (0.5, 0.25, 0.75)
NEAR = 0.05
"""Share of the things that may change sides for a rounder number."""
WIDE = 0.15
"""The same for a number in a gap."""
GAP, APART = 1.1, 1.3
"""Ratios of the numbers on both sides of a gap, and of two cuts, from which people can tell them apart."""
FEW_BESIDE = 0.05
"""Share of the things that may be within a twentieth of a cut that is in no gap."""
SINCE = 10
"""Years are told apart by how long ago they are, from so long after the last of a column."""
YEARS_APART, DECADES = 30, 6
"""Years over which a column must reach to be cut at decades, and the digits that one has among `STEPS`."""
STEPS = (1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.001, 0.0001)
"""Parts of a power of ten, from the roundest."""
SOFT = 0.15
"""Of the distance between the quartiles: so far from the cut three in four people know the side."""
SOFTEST = 0.25
"""Of the cut itself, at most: people know a number to a quarter of it or better."""
SURE = 0.97
LARGEST_EXACT = 12
"""Counts up to here are known as they are."""


def cuts(values: Sequence[float], whole: bool, years: bool = False) -> list[float]:
    """At most three cuts, the median's first; each is the roundest number in a gap near a quartile, no two alike."""
    ordered = np.sort(np.array(values, dtype=float))
    scale = _Scale(ordered, float(ordered[-1]) + SINCE if years else None)
    found: list[float] = []
    for quantile in QUANTILES:
        cut = _roundest(scale, quantile, whole)
        if cut is not None and all(_differ(scale, cut, other) for other in found):
            found.append(cut)
    return found


@dataclass(frozen=True, slots=True)
class _Scale:
    """The numbers of a column in order, and what people compare them by."""

    ordered: np.ndarray
    since: float | None
    """The year that years are told apart from."""

    def ratio(self, low: float, high: float) -> float:
        """How many times as much, or as long ago; of numbers on both sides of zero without bound."""
        if self.since is not None:
            return (self.since - low) / max(self.since - high, 1.0)
        return high / low if low > 0 else math.inf

    def is_round(self, digits: int) -> bool:
        """Whether a cut of so many digits is one that people may know: of years over many a decade."""
        span = float(self.ordered[-1] - self.ordered[0])
        return self.since is None or span <= YEARS_APART or digits <= DECADES

    def is_clear(self, below: float, above: float, cut: float) -> bool:
        """Whether a cut is in a gap, or few things are beside it."""
        if self.ratio(below, above) >= GAP:
            return True
        beside = np.abs(self.ordered - cut) <= (GAP - 1) / 2 * abs(self.since - cut if self.since else cut)
        return float(beside.mean()) <= FEW_BESIDE


@dataclass(frozen=True, slots=True)
class Knowledge:
    """How sharply people know the numbers of a column."""

    exact: bool
    """As they are: small counts."""
    signed: bool
    """Some are not above zero: by distance in place of ratio."""
    spread: float
    """So far from a cut, in the logarithm or the distance, three in four people know the side."""

    @classmethod
    def of(cls, values: Sequence[float], exact: bool) -> "Knowledge":
        """What the values of a column let expect."""
        low, high = (float(np.quantile(values, at)) for at in (0.25, 0.75))
        if min(values) <= 0:
            return cls(exact, True, SOFT * (high - low) or 1.0)
        return cls(exact, False, min(SOFT * math.log(high / low), SOFTEST) if high > low else SOFTEST)

    def p_above(self, value: float, cut: float) -> float:
        """P(people say that it is above the cut): logistic in the ratio to it; by distance where there are signs."""
        if self.exact:
            return SURE if value > cut else 1 - SURE
        x = value - cut if self.signed else math.log(value / cut)
        p = 1 / (1 + math.exp(-max(min(x / max(self.spread, 1e-9) * math.log(3), 30.0), -30.0)))
        return min(max(p, 1 - SURE), SURE)


def _roundest(scale: _Scale, quantile: float, whole: bool) -> float | None:
    """The roundest clear number with about this share of the values at or below it; of the median any in its place."""
    target = _nearest_share(scale.ordered, quantile)
    near, wide = (_candidates(scale.ordered, target, within, whole) for within in (NEAR, WIDE))
    for candidates in (near, wide):
        if clear := [one for one in candidates if scale.is_clear(*one[1]) and scale.is_round(one[0][0])]:
            return _best(clear, quantile)
    for candidates in (near, wide) if scale.since is not None else ():
        if decades := [one for one in candidates if scale.is_round(one[0][0])]:
            return _best(decades, quantile)
    if clear := [one for one in near or wide if scale.is_clear(*one[1])]:
        return _best(clear, quantile)
    anything = _candidates(scale.ordered, target, NEAR, whole) if quantile == QUANTILES[0] else []
    return _best(anything, quantile) if anything else None


Candidate = tuple[tuple[int, float], tuple[float, float, float]]
"""Count of digits and share of the values at or below; the values on both sides, and the cut."""


def _best(candidates: list[Candidate], quantile: float) -> float:
    return min(candidates, key=lambda one: (one[0][0], abs(one[0][1] - quantile), one[1][2]))[1][2]


def _candidates(ordered: np.ndarray, target: float, within: float, whole: bool) -> list[Candidate]:
    count = len(ordered)
    at = np.searchsorted(ordered, ordered, side="right") / count
    inside = np.unique(ordered[(at >= target - within - 1e-9) & (at <= target + within + 1e-9)])
    after = ordered[np.minimum(np.searchsorted(ordered, inside, side="right"), count - 1)]
    return [
        ((digits, share), (float(below), float(above), cut))
        for below, above in zip(inside, after, strict=True)
        for digits, cut in _round_between(float(below), float(above), whole)
        if 0 < (share := float((ordered <= cut).mean())) < 1
    ]


def _nearest_share(ordered: np.ndarray, quantile: float) -> float:
    """The share of values at or below the cut that can be made nearest to the quantile."""
    shares = np.unique(np.searchsorted(ordered, ordered, side="right") / len(ordered))
    shares = shares[shares < 1]
    return float(shares[np.abs(shares - quantile).argmin()]) if len(shares) else quantile


def _round_between(below: float, above: float, whole: bool) -> list[tuple[int, float]]:
    """The roundest number from `below` to before `above`, with its count of digits."""
    if above <= below:
        return []
    size = 10 ** math.floor(math.log10(max(abs(below), abs(above), 1e-12)))
    for digits, step in enumerate(size * part for part in STEPS):
        if whole and step < 1:
            break
        cut = round(math.ceil(below / step - 1e-9) * step, 12)
        if below <= cut < above:
            return [(digits, cut)]
    return [] if whole and below != int(below) else [(99, below)]


def _differ(scale: _Scale, one: float, other: float) -> bool:
    between = abs(float((scale.ordered <= one).mean()) - float((scale.ordered <= other).mean()))
    return between > 2 * NEAR and scale.ratio(min(one, other), max(one, other)) >= APART
