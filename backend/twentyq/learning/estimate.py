"""From honest votes to P(yes): every cell either is as it was authored, more or less, or it is anything at all.

The first part is a Beta prior around the authored share with the weight of `k` votes, the second a flat one, for cells
that were authored wrongly, a share `w` of them; `k` and `w` are fitted by where the entry is stated.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from twentyq.learning.beta import Floats, log_beta_binomial

STRENGTHS = 2.0 ** np.arange(9)
WRONG = np.array([0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.3])
USUAL = 8.0, 0.04
"""k and w where too few votes tell."""
ENOUGH = 50
"""Cells with two votes or more, from which k and w are fitted, and the most that are looked at."""
LOOKED_AT = 20_000

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Votes:
    """Honest votes of cells; arrays of one length."""

    thing: Rows
    question: Rows
    n: Floats
    yes: Floats
    unsaid: Floats
    for_yes: Floats
    """Players who likely mean yes, each counted once."""
    for_no: Floats


@dataclass(frozen=True)
class Posterior:
    """What is known of the share of yes of some cells: two Beta distributions and the chance `r` of the first."""

    r: Floats
    a: Floats
    b: Floats
    flat_a: Floats
    flat_b: Floats

    @property
    def mean(self) -> Floats:
        """The expected share."""
        return self.r * self.a / (self.a + self.b) + (1 - self.r) * self.flat_a / (self.flat_a + self.flat_b)

    def of(self, at: Rows) -> "Posterior":
        """Of some of the cells."""
        return Posterior(self.r[at], self.a[at], self.b[at], self.flat_a[at], self.flat_b[at])

    def draw(self, random: np.random.Generator) -> Floats:
        """A share of every cell, drawn."""
        authored = random.random(len(self.r)) < self.r
        return random.beta(np.where(authored, self.a, self.flat_a), np.where(authored, self.b, self.flat_b))


def posterior(authored: Floats, n: Floats, yes: Floats, k: Floats, w: Floats) -> Posterior:
    """Of cells with these authored shares, strictly between 0 and 1, after these votes."""
    a, b = k * authored, k * (1 - authored)
    ones = np.ones_like(n)
    odds = log_beta_binomial(yes, n, a, b) - log_beta_binomial(yes, n, ones, ones) + np.log((1 - w) / w)
    r = 1 / (1 + np.exp(np.clip(-odds, -700, 700)))
    return Posterior(r, a + yes, b + n - yes, 1 + yes, 1 + n - yes)


def fit(authored: Floats, n: Floats, yes: Floats, random: np.random.Generator) -> tuple[float, float]:
    """The k and w that explain the votes best, of a grid; the usual ones where there are too few."""
    rows = np.flatnonzero(n >= 2)
    if len(rows) < ENOUGH:
        return USUAL
    if len(rows) > LOOKED_AT:
        rows = random.choice(rows, LOOKED_AT, replace=False)
    authored, n, yes = authored[rows], n[rows], yes[rows]
    flat = log_beta_binomial(yes, n, np.ones_like(n), np.ones_like(n))
    best = (-np.inf, USUAL)
    for k in STRENGTHS:
        stated = log_beta_binomial(yes, n, k * authored, k * (1 - authored))
        for w in WRONG:
            fits = float(np.logaddexp(np.log(1 - w) + stated, np.log(w) + flat).sum())
            best = max(best, (fits, (float(k), float(w))))
    return best[1]


def fitted(
    authored: Floats, origins: npt.NDArray[np.uint8], votes: Votes, random: np.random.Generator
) -> Mapping[int, tuple[float, float]]:
    """k and w by origin of the entry. `authored` and `origins` are those of the votes' cells."""
    return {
        int(origin): fit(authored[origins == origin], votes.n[origins == origin], votes.yes[origins == origin], random)
        for origin in np.unique(origins)
    }
