"""From what sources say of a pair to P(yes), P(can't say) and the question's error.

Every source is a vote: the deck's fact, weighed by where it is stated, and each reading. A pair's share of yes is
taken to be drawn from a Beta distribution whose mean is the share of yes among the region's things and whose width
follows from how often readers and the deck's facts differ there (the beta-binomial model of agreement); votes are drawn
from it, and so is the player's answer. Where sources agree throughout, one vote settles a pair; where they differ, even
three leave it open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from twentyq.knowledge.deck import UNASKED
from twentyq.knowledge.readings import Reading

Floats = npt.NDArray[np.float64]


class Origin(IntEnum):
    """Where the deck's entry of a pair is stated."""

    UNSAID = 0
    IMPLIED = 1
    INHERITED = 2
    OWN = 3
    RATED = 4


WEIGHTS = np.array([0.15, 0.5, 0.8, 1.2, 1.5])
"""Votes that an entry of each origin counts for; a reading that names the thing counts for one."""
OMITTED = 0.15
"""Votes that a reading counts for where it does not name the thing: whoever reads thousands of names misses some."""
ASKED = 2.0
"""Votes of a reader who was asked about the pair alone, not about all names at once."""
SOME = 0.65
"""Share of yes where a reader says that some people would."""
UNLIKE = 0.25
"""Share of differing votes, of those that chance alone would give, where nothing was measured."""
LEAST_UNLIKE, MOST_UNLIKE = 0.01, 0.9
PAIRS = 5.0
"""Differing votes by chance that weigh as much as what is known of the questions, or of the whole question."""
AUTHORED = 0.15
"""How much less sources differ over what is so than readers and the deck's facts do, which both leave things out."""
HESITANT = 0.6
"""As UNLIKE, of can't say."""
SILENT = 0.3
"""Share of players who cannot say where a reader finds that one cannot: most answer all the same."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One question's column."""

    yes: Floats
    """P(yes | answered), by thing."""
    cant: Floats
    """P(can't say), by thing."""
    error: float
    """Share of answers that are off where half of the things say yes."""


@dataclass(frozen=True, slots=True)
class Regions:
    """Region of every thing, as a number."""

    of: npt.NDArray[np.intp]
    count: int

    def sums(self, values: Floats) -> Floats:
        """Values summed by region."""
        return np.bincount(self.of, values, self.count).astype(float)


def weigh(authored: Floats, origins: npt.NDArray[np.uint8], readings: Sequence[Reading], regions: Regions) -> Weighed:
    """The column of a question from its entries, as shares of yes, and its readings, at least one."""
    votes = np.array([reading.yes + SOME * reading.some for reading in readings])
    weights = np.array([_weights(reading) for reading in readings])
    facts = WEIGHTS[origins]
    total = facts + weights.sum(0)
    share = (facts * authored + (weights * votes).sum(0)) / total
    whole = [reading.no is None for reading in readings]
    differing = _differing(votes[whole].mean(0), authored) * AUTHORED if any(whole) else None
    yes, unlike = _mean(share, total, differing, UNLIKE, regions)
    hesitant = np.array([reading.cant for reading in readings], dtype=float)[whole]
    doubted = _differing(hesitant[0], hesitant[1]) if len(hesitant) > 1 else None
    count = np.full(len(share), float(len(hesitant)))
    cant, _ = _mean(hesitant.sum(0) / max(len(hesitant), 1), count, doubted, HESITANT, regions)
    return Weighed(yes, UNASKED + (1 - UNASKED) * SILENT * cant, unlike / 4)


def _weights(reading: Reading) -> Floats:
    """Votes, by thing."""
    if reading.no is None:
        return np.where(reading.yes | reading.some, 1.0, OMITTED)
    return np.where(reading.yes | reading.some | reading.no, ASKED, 0.0)


def _differing(one: Floats, other: Floats) -> Floats:
    return one * (1 - other) + other * (1 - one)


def _mean(
    share: Floats, votes: Floats, differing: Floats | None, unlike: float, regions: Regions
) -> tuple[Floats, float]:
    """The mean share of yes given the votes, by thing; and the question's ratio of differing votes to chance."""
    members = regions.sums(np.ones_like(share))
    base = (regions.sums(share) + share.mean()) / (members + 1)
    ratio = np.full_like(base, unlike)
    if differing is not None:
        chance = 2 * base * (1 - base) * members
        found = regions.sums(differing)
        unlike = float((found.sum() + PAIRS * unlike) / (chance.sum() + PAIRS))
        ratio = (found + PAIRS * unlike) / (chance + PAIRS)
    ratio = np.clip(ratio, LEAST_UNLIKE, MOST_UNLIKE)[regions.of]
    prior = ratio / (1 - ratio)
    return (prior * base[regions.of] + share * votes) / (prior + votes), unlike
