"""What two versions expected of answers that neither learned from."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from twentyq.game.answer import LEANS, Answer
from twentyq.guessing.noise import Floats as Singles
from twentyq.guessing.noise import NoiseModel
from twentyq.knowledge.deck import Deck
from twentyq.learning.beta import Floats
from twentyq.learning.facts import prior
from twentyq.learning.gather import HeldOutGame

FIRST = 10
"""Answers after which the true thing should be the most probable."""


class Expectation:
    """ln P(answer) of one version by the answer, column and row."""

    def __init__(self, deck: Deck) -> None:
        """Compute the chances of every cell."""
        noise = NoiseModel()
        errors = noise.errors(deck)[:, None]
        entries = np.ascontiguousarray(deck.table.T)
        self._by_answer = {
            answer: np.log(noise.likelihood(answer, entries, errors)) for answer in Answer if answer in LEANS
        }
        self._prior: Floats = np.log(prior(deck))

    def of(self, column: int, answer: Answer) -> Singles:
        """By thing."""
        chances: Singles = self._by_answer[answer][column]
        return chances

    def first(self, game: HeldOutGame) -> bool:
        """Whether the thing leads after the first answers that lean."""
        leaning = [(column, answer) for column, answer in game.answers if answer in LEANS][:FIRST]
        belief = self._prior + sum(self.of(column, answer) for column, answer in leaning)
        return bool(belief.argmax() == game.thing)


def gains(before: Expectation, after: Expectation, games: Sequence[HeldOutGame]) -> tuple[Floats, npt.NDArray[np.intp]]:
    """Bits by which `after` expected each leaning answer better, and its player as a number."""
    numbers: dict[str, int] = {}
    found = [
        (after.of(column, answer)[game.thing] - before.of(column, answer)[game.thing],
         numbers.setdefault(game.player, len(numbers)))
        for game in games
        for column, answer in game.answers
        if answer in LEANS
    ]  # fmt: skip
    return np.array([gain for gain, _ in found], dtype=float) / np.log(2), np.array([at for _, at in found], dtype=int)
