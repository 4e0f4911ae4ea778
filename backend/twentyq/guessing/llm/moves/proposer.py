"""Moves of a language model, asked again once when a rule is broken."""

import asyncio
from concurrent.futures import Future
from typing import TYPE_CHECKING

from twentyq.game.move import Move
from twentyq.guessing.llm.endpoint import ChatEndpoint, outcome
from twentyq.guessing.llm.errors import IllegalMoveError
from twentyq.guessing.llm.meter import Meter
from twentyq.guessing.llm.moves.prompt import move_messages, rejected
from twentyq.guessing.llm.moves.situation import Situation
from twentyq.guessing.llm.wire import Message, Question

if TYPE_CHECKING:
    from pydantic import BaseModel

    from twentyq.guessing.llm.moves.forms import MoveForm


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
        from twentyq.guessing.llm.moves.forms import form_of

        config = self._endpoint.config
        form = form_of(config.prompt)
        end = asyncio.get_running_loop().time() + config.turn_seconds
        messages = move_messages(config.prompt, situation.game, situation.candidates)
        reply = await self._asked(situation, form, messages, end)
        try:
            return self._legal(form, reply, situation)
        except IllegalMoveError as exc:
            messages = rejected(messages, reply.model_dump_json(), exc.rule)
            return self._legal(form, await self._asked(situation, form, messages, end), situation)

    async def _asked(self, situation: Situation, form: "MoveForm", messages: list[Message], end: float) -> "BaseModel":
        question = Question(form.name, messages, form.schema, form.parse, situation.last)
        seconds = max(end - asyncio.get_running_loop().time(), 0.0)
        reply: BaseModel = await self._endpoint.ask(situation.game.id, question, seconds)
        return reply

    def _legal(self, form: "MoveForm", reply: "BaseModel", situation: Situation) -> Move:
        try:
            return form.move(reply, situation)
        except IllegalMoveError:
            self._meter.count("llm_illegal")
            raise
