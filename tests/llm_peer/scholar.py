"""A model that plays well: it knows a deck, reads the turns from the prompt, and moves by it."""

import json
import re
from datetime import UTC, datetime

import numpy as np
from starlette.responses import Response

from tests.llm_peer.behaviours import says
from tests.llm_peer.server import Body
from twentyq.game.answer import AnswerChannel
from twentyq.game.game import Game
from twentyq.game.move import Ask, Guess
from twentyq.game.rules import answer, put, start
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.llm.moves.prompt import SPOKEN
from twentyq.knowledge.deck import STEPS, Deck

CANDIDATES, QUESTIONS = 8, 3
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
        if body.get("response_format", {}).get("json_schema", {}).get("name") == "options":
            return says(json.dumps(self._options(game)))(body)
        move = self._bayes.next_move(game)
        kind, text = ("guess", move.thing) if isinstance(move, Guess) else ("ask", getattr(move, "text", "Is it big?"))
        return says(json.dumps({"candidates": [], "reason": "known", "move": kind, "text": text}))(body)

    def _options(self, game: Game) -> Body:
        """The likeliest things with their chances, and the questions that tell most, with what it knows of them."""
        deck, belief = self._bayes.deck, self._bayes.belief(game)
        best = self._bayes.best(belief, CANDIDATES)
        askable = self._bayes.askable(game.turns)
        ranked = np.argsort(self._bayes.gains(belief.probabilities))[::-1]
        columns = [int(column) for column in ranked if deck.questions[column].id in askable][:QUESTIONS]
        return {
            "candidates": [{"thing": name, "weight": round(chance, 3)} for name, chance in best],
            "questions": [
                {
                    "text": deck.questions[column].text,
                    "yes": [name for name, _ in best if deck.table[deck.find(name) or 0, column] > STEPS / 2],
                }
                for column in columns
            ],
        }
