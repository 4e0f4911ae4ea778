"""Where a column of numbers is cut, and how sure people are of a number near a cut."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

QUANTILES = (0.5, 0.25, 0.75)
NEAR = 0.05
"""Share of the things that may change sides for a rounder number."""
SOFT = 0.15
"""Of the distance between the quartiles: so far from the cut three in four people know the side."""
SOFTEST = 0.25
"""Of the cut itself, at most: people know a number to a quarter of it or better."""
SURE = 0.97
LARGEST_EXACT = 12
"""Counts up to here are known as they are."""


def cuts(values: Sequence[float], whole: bool, most: int = 3) -> list[float]:
    """At most three cuts, the median's first; each is the roundest number near a quartile, no two alike."""
    ordered = np.sort(np.array(values, dtype=float))
    found: list[float] = []
    for quantile in QUANTILES:
        cut = _roundest(ordered, quantile, whole)
        if cut is not None and all(_differ(ordered, cut, other) for other in found):
            found.append(cut)
    return found[:most]


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


def _roundest(ordered: np.ndarray, quantile: float, whole: bool) -> float | None:
    """The roundest number with about this share of the values at or below it; None where nothing lies on one side."""
    count = len(ordered)
    target = _nearest_share(ordered, quantile)
    low, high = target - NEAR, target + NEAR
    at = np.searchsorted(ordered, ordered, side="right") / count
    inside = ordered[(at >= low) & (at <= high)]
    after = ordered[np.minimum(np.searchsorted(ordered, inside, side="right"), count - 1)]
    best: tuple[int, float, float] | None = None
    for below, above in zip(inside, after, strict=True):
        for digits, cut in _round_between(float(below), float(above), whole):
            share = float((ordered <= cut).mean())
            rank = digits, abs(share - quantile), cut
            if 0 < share < 1 and (best is None or rank < best):
                best = rank
    return None if best is None else best[2]


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
    for digits, step in enumerate(size * part for part in (1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.001, 0.0001)):
        if whole and step < 1:
            break
        cut = round(math.ceil(below / step - 1e-9) * step, 12)
        if below <= cut < above:
            return [(digits, cut)]
    return [(99, below)]


def _differ(ordered: np.ndarray, one: float, other: float) -> bool:
    between = abs(float((ordered <= one).mean()) - float((ordered <= other).mean()))
    return between > 2 * NEAR
