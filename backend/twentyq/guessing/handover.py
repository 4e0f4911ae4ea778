"""When the deck's guesser should let the language model play: by measure of the belief, not by turn number."""

from dataclasses import dataclass

import numpy as np

from twentyq.game.game import Game
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.belief import Belief


@dataclass(frozen=True, slots=True)
class Standing:
    """How the deck is doing in a game."""

    belief: Belief
    entropy: float
    """Of the belief, in bits."""
    misfit: float
    """Bits that the answers cost the things believed in, over what mistakes alone cost on average: about 4 for every
    answer that the best candidates contradict."""
    left: int
    """Turns left."""


@dataclass(frozen=True, slots=True)
class Handover:
    """Settings of the handover; figures from `twentyq eval` over things inside and outside the deck."""

    misfit: float = 9.0
    """The model plays when the answers cost this many bits, while the deck is not settled on a thing."""
    settled: float = 3.0
    """Bits of entropy below which the deck is settled."""
    despair: float = 12.0
    """The model plays when the answers cost this many bits, whatever the deck is settled on."""
    reach: float = 1.5
    """The model plays when the entropy exceeds what the turns left can tell, at this many bits a turn."""

    def to_model(self, standing: Standing) -> bool:
        """Whether the model is to move."""
        doubts = standing.misfit >= self.misfit and standing.entropy >= self.settled
        out_of_reach = standing.entropy > self.reach * standing.left
        return doubts or out_of_reach or standing.misfit >= self.despair


def standing(bayes: BayesGuesser, game: Game) -> Standing:
    """The deck's standing after the game's answered turns."""
    belief = bayes.belief(game)
    costs = sum((bayes.costs(turn) for turn in game.answered_turns), np.zeros_like(belief.probabilities))
    misfit = float(belief.probabilities @ costs)
    return Standing(belief, belief.entropy, misfit, game.turns_left)
