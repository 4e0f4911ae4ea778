"""The guesser that plays by the deck, and by a language model where the deck doubts or runs out."""

from concurrent.futures import Future

from twentyq.game.game import Game
from twentyq.game.move import GiveUp, Move
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.handover import Handover, Standing, standing
from twentyq.guessing.llm.endpoint import outcome
from twentyq.guessing.llm.errors import LlmError
from twentyq.guessing.llm.meter import Meter
from twentyq.guessing.llm.moves.ahead import Ahead
from twentyq.guessing.llm.moves.proposer import MoveProposer
from twentyq.guessing.llm.moves.situation import Situation, situation_of
from twentyq.time_left import about_to_wait

CANDIDATES = 4
"""Of the deck's best, how many the model is told of."""


class HybridGuesser:
    """Bayes first; the model by measure; Bayes whenever the model fails."""

    name = "hybrid"

    def __init__(
        self,
        proposer: MoveProposer,
        bayes: BayesGuesser,
        meter: Meter,
        handover: Handover | None = None,
        *,
        ahead: bool = True,
    ) -> None:
        """`ahead`: ask for moves before the player has answered; needs a process that lives on between turns."""
        self._proposer = proposer
        self._bayes = bayes
        self._meter = meter
        self._handover = handover or Handover()
        self._ahead = Ahead(meter) if ahead else None

    def next_move(self, game: Game) -> Move:
        """The deck's move or the model's."""
        about_to_wait()
        at = standing(self._bayes, game)
        move = self._bayes.next_move(game)
        if self._handover.to_model(at) or isinstance(move, GiveUp):
            move = self._from_model(game, at, move)
        if self._ahead is not None:
            self._ahead.prepare(game, move, self._start)
        return move

    def _from_model(self, game: Game, at: Standing, fallback: Move) -> Move:
        self._meter.count("llm_handovers")
        future = self._ahead.take(game) if self._ahead else None
        try:
            move = outcome(future or self._proposer.start(self._situation(game, at)))
        except LlmError as exc:
            self._meter.count("llm_fallbacks", label=exc.label)
            return fallback
        self._meter.count("llm_moves")
        return move

    def _start(self, game: Game) -> Future[Move] | None:
        """Ask for the move of a game that may come about, where the model would be asked."""
        at = standing(self._bayes, game)
        return self._proposer.start(self._situation(game, at)) if self._handover.to_model(at) else None

    def _situation(self, game: Game, at: Standing) -> Situation:
        return situation_of(self._bayes, game, CANDIDATES, at)
