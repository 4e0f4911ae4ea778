"""The guesser that lets a language model play from the first turn."""

from twentyq.game.game import Game
from twentyq.game.move import Move
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.llm.errors import LlmError
from twentyq.guessing.llm.meter import Meter
from twentyq.guessing.llm.moves.proposer import MoveProposer
from twentyq.guessing.llm.moves.situation import situation_of
from twentyq.time_left import about_to_wait


class LlmGuesser:
    """Asks the model for every move; the Bayes guesser moves whenever the model fails."""

    name = "llm"

    def __init__(self, proposer: MoveProposer, bayes: BayesGuesser, meter: Meter) -> None:
        """`bayes` also knows the deck's questions."""
        self._proposer = proposer
        self._bayes = bayes
        self._meter = meter

    def next_move(self, game: Game) -> Move:
        """The model's move, the deck's when it fails."""
        about_to_wait()
        try:
            move = self._proposer.propose(situation_of(self._bayes, game))
        except LlmError as exc:
            self._meter.count("llm_fallbacks", label=exc.label)
            return self._bayes.next_move(game)
        self._meter.count("llm_moves")
        return move
