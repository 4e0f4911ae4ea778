"""What a version expects of every cell, as the SELECTs read it."""

import numpy as np
import numpy.typing as npt

from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.noise import Floats, NoiseModel, lean
from twentyq.knowledge.deck import Deck


def expected(deck: Deck) -> Floats:
    """P(a player leans to yes) by thing and question, errors of players included."""
    return lean(deck.rows_p_yes(), NoiseModel().errors(deck))


def prior(deck: Deck) -> npt.NDArray[np.float64]:
    """P(thing), as the guesser has it."""
    return BayesGuesser(deck).first_belief().probabilities


def fact_lines(deck: Deck) -> bytes:
    """Tab-separated lines: version, thing, question, P(yes) of the thing, P(yes) of whatever players think of."""
    yes = expected(deck)
    usual = prior(deck) @ yes
    ends = [f"\t{question.id}\t" for question in deck.questions]
    shares = [f"\t{share:.4f}\n" for share in usual]
    tenths = [f"{step / 1000:.3f}" for step in range(1001)]
    steps = np.round(yes * 1000).astype(int)
    lines = (
        f"{deck.version}\t{thing.name}" + end + tenths[step] + share
        for thing, row in zip(deck.things, steps, strict=True)
        for end, step, share in zip(ends, row.tolist(), shares, strict=True)
    )
    return "".join(lines).encode()
