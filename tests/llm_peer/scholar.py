"""A model that plays well: it knows a deck, reads the turns from the prompt, and moves by it."""

import json
import re
from datetime import UTC, datetime

from starlette.responses import Response

from tests.llm_peer.behaviours import says
from tests.llm_peer.server import Body
from twentyq.game import AnswerChannel, Ask, Guess, answer, put, start
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.llm.prompt import SPOKEN
from twentyq.knowledge.deck import Deck

AT = datetime(2000, 1, 1, tzinfo=UTC)
_LINE = re.compile(r"(?P<guess>guess: )?(?P<text>[^?]+\?) (?P<answer>[a-z ]+)")
_ANSWERS = {spoken: given for given, spoken in SPOKEN.items()}


class Scholar:
    """Replies to move prompts."""

    def __init__(self, deck: Deck) -> None:
        """Know this deck."""
        self._bayes = BayesGuesser(deck)
        self._ids = {question.text: question.id for question in deck.questions}

    def __call__(self, body: Body) -> Response:
        """The move for the turns in the prompt."""
        lines = body["messages"][1]["content"].splitlines()
        game = start("g", "p", deck_id="d", language="en", seed=0, at=AT)
        for line in lines:
            if read := _LINE.fullmatch(line):
                text = read["text"]
                name = text.removeprefix("Is it ").removesuffix("?")
                move = Guess(text, name) if read["guess"] else Ask(text, self._ids.get(text))
                game = put(game, move, AT)
                game = answer(game, len(game.turns), _ANSWERS[read["answer"]], AnswerChannel.TAP, AT)
        move = self._bayes.next_move(game)
        kind, text = ("guess", move.thing) if isinstance(move, Guess) else ("ask", getattr(move, "text", "Is it big?"))
        return says(json.dumps({"candidates": [], "reason": "known", "move": kind, "text": text}))(body)
