"""What a guesser could do that may ask about any set of things, and halves its belief each time."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from tests.benchmarks.people.data import Noun
from tests.benchmarks.people.play import EXTRA, LIMIT
from twentyq.guessing.belief import prior
from twentyq.guessing.policy import Policy
from twentyq.knowledge.deck import Deck

FLIPPED = (0.0, 0.05, 0.08)


def figures(deck: Deck, nouns: Sequence[Noun]) -> dict[str, float]:
    """Named within 20 and 25, by the share of answers that are flipped; in all else players agree with the table."""
    found: dict[str, float] = {}
    first = prior(deck)
    for flipped in FLIPPED:
        random = np.random.default_rng(1)
        turns = np.array([_named_in(first.copy(), noun.row, flipped, random) for noun in nouns])
        for most in (LIMIT, LIMIT + EXTRA):
            found[f"ideal {flipped:.0%} within {most}"] = float((turns <= most).mean())
    return found


def _named_in(belief: npt.NDArray[np.float64], row: int, flipped: float, random: np.random.Generator) -> int:
    """The turn in which the thing is named; one beyond the last where it is not. `belief` is used up."""
    error = max(flipped, 0.005)
    for turn in range(1, LIMIT + EXTRA + 1):
        best = int(belief.argmax())
        if belief[best] >= Policy().sure or turn >= LIMIT:
            if best == row:
                return turn
            belief[best] = 0
        else:
            asked = _half(belief, random)
            said = asked[row] ^ (random.random() < flipped)
            belief = belief * np.where(asked == said, 1 - error, error)
        belief /= belief.sum()
    return LIMIT + EXTRA + 1


def _half(belief: npt.NDArray[np.float64], random: np.random.Generator) -> npt.NDArray[np.bool_]:
    """Of every two things of neighbouring rank one, drawn by lot."""
    asked = np.zeros(len(belief), dtype=bool)
    first = np.repeat(random.random((len(belief) + 1) // 2) < 0.5, 2)[: len(belief)]
    asked[np.argsort(-belief, kind="stable")] = first ^ (np.arange(len(belief)) % 2 == 1)
    return asked
