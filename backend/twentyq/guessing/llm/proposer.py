"""Moves of a language model, asked again once when a rule is broken."""

import asyncio
from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twentyq.game import Game, Move
from twentyq.guessing.llm.endpoint import ChatEndpoint, outcome
from twentyq.guessing.llm.errors import IllegalMoveError
from twentyq.guessing.llm.legality import legal_ask, legal_guess
from twentyq.guessing.llm.meter import Meter
from twentyq.guessing.llm.prompt import Candidates, move_messages, rejected
from twentyq.guessing.llm.wire import Message, Question
from twentyq.knowledge.deck import Deck

if TYPE_CHECKING:
    from twentyq.guessing.llm.replies import MoveReply


@dataclass(frozen=True, slots=True)
class Situation:
    """What a move is wanted for."""

    game: Game
    deck: Deck
    askable: Collection[str]
    """Ids of the deck's questions that are still worth asking."""
    candidates: Candidates = ()
    """The deck's best, where they are of use to the model."""


class MoveProposer:
    """Asks one endpoint for moves that keep the rules."""

    def __init__(self, endpoint: ChatEndpoint, meter: Meter) -> None:
        """All attempts of one move share the endpoint's `turn_seconds`."""
        self._endpoint = endpoint
        self._meter = meter

    def propose(self, situation: Situation) -> Move:
        """A legal move, LlmError when there is none in time."""
        return outcome(self.start(situation))

    def start(self, situation: Situation) -> "Future[Move]":
        """Begin to ask, without waiting."""
        return self._endpoint.run(self._propose, situation)

    async def _propose(self, situation: Situation) -> Move:
        config = self._endpoint.config
        end = asyncio.get_running_loop().time() + config.turn_seconds
        messages = move_messages(config.prompt, situation.game, situation.candidates)
        reply = await self._asked(situation.game, messages, end)
        try:
            return self._legal(reply, situation)
        except IllegalMoveError as exc:
            messages = rejected(messages, reply.model_dump_json(), exc.rule)
            return self._legal(await self._asked(situation.game, messages, end), situation)

    async def _asked(self, game: Game, messages: list[Message], end: float) -> "MoveReply":
        from twentyq.guessing.llm.replies import MoveReply, parse_move, schema_of

        last = len(game.turns) + 1 >= game.question_limit
        question = Question("move", messages, schema_of(MoveReply), parse_move, last)
        seconds = max(end - asyncio.get_running_loop().time(), 0.0)
        reply: MoveReply = await self._endpoint.ask(game.id, question, seconds)
        return reply

    def _legal(self, reply: "MoveReply", situation: Situation) -> Move:
        try:
            if reply.move == "guess":
                return legal_guess(reply.text, situation.game, situation.deck)
            return legal_ask(reply.text, situation.game, situation.deck, situation.askable)
        except IllegalMoveError:
            self._meter.count("llm_illegal")
            raise
