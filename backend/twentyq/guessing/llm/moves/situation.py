"""What a move is wanted for."""

from collections.abc import Collection
from dataclasses import dataclass

from twentyq.game.game import Game
from twentyq.game.move import Move
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.handover import Standing, standing
from twentyq.guessing.llm.moves.prompt import Candidates
from twentyq.knowledge.deck import Deck


@dataclass(frozen=True, slots=True)
class Situation:
    """What a move is wanted for."""

    game: Game
    deck: Deck
    askable: Collection[str]
    """Ids of the deck's questions that are still worth asking."""
    standing: Standing
    candidates: Candidates = ()
    """The deck's best, where they are of use to the model."""
    deck_move: Move | None = None
    """What the deck would do, which is weighed beside the model's questions."""

    @property
    def last(self) -> bool:
        """Whether it is for the game's last turn."""
        return self.game.turns_left <= 1


def situation_of(bayes: BayesGuesser, game: Game, shown: int = 0, at: Standing | None = None) -> Situation:
    """The situation of a game; `shown`: how many of the deck's best the model is told of."""
    at = at or standing(bayes, game)
    deck_move = bayes.choose(game, at.belief, bayes.gains(at.belief.probabilities))
    best = bayes.best(at.belief, shown) if shown else ()
    return Situation(game, bayes.deck, bayes.askable(game.turns), at, best, deck_move)
