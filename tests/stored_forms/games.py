"""One game of every kind, with every field in use."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.bonus import BonusAnswer
from twentyq.game.game import Game
from twentyq.game.move import Ask, Guess
from twentyq.game.rules import abandon, answer, doubt, note, put, reveal, start, undo
from twentyq.game.turn import Doubt, Recognition

PLAYER = "b35fa898-32b7-40ab-af49-d5455ea6afe5"
BEGAN = datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)


LEARNED_FROM = "form_1_learning"
"""Of games that keep the version of their deck, and the answer to a question after the game."""
DECK_VERSION = "20261121T204500Z-1a2b3c4d"


def recorded_games(form: str = "") -> list[Game]:
    """Running, asked back about, won, lost and told what it was, abandoned; the newest last. As a form has them."""
    games = [_running(), _asked_back(), _won(), _lost(), _abandoned()]
    return [_learned_from(game) for game in games] if form == LEARNED_FROM else games


def _learned_from(game: Game) -> Game:
    bonus = BonusAnswer("flies", Answer.NO, AnswerChannel.TAP, BEGAN, 0.25) if game.thing else None
    return replace(game, deck_version=DECK_VERSION, bonus=bonus)


def _new(number: int, request: str | None = None) -> Game:
    at = BEGAN + timedelta(minutes=number)
    game = start(
        f"game-{number}", PLAYER, deck_id="everyday", language="en-US", seed=number, at=at, client_request_id=request
    )
    return put(game, Ask("Is it alive?", "alive"), at)


def _running() -> Game:
    game = note(_new(1, "request-1"), 1, (Recognition("pocketsphinx", "NO", 0.875),))
    game = answer(game, 1, Answer.NO, AnswerChannel.VOICE, BEGAN, transcript="nope", confidence=0.75)
    game = undo(put(game, Ask("Is it a tool?", "tool"), BEGAN), 1, BEGAN)
    game = answer(game, 1, Answer.YES, AnswerChannel.TEXT, BEGAN, transcript="sure")
    return put(game, Ask("Does it purr?"), BEGAN)


def _asked_back() -> Game:
    return doubt(_new(2), 1, Doubt.PROBABLY_NOT, BEGAN)


def _won() -> Game:
    game = answer(_new(3, "request-3"), 1, Answer.SOMETIMES, AnswerChannel.TAP, BEGAN)
    return answer(put(game, Guess("Is it a dog?", "dog"), BEGAN), 2, Answer.YES, AnswerChannel.TAP, BEGAN)


def _lost() -> Game:
    game = replace(_new(4), question_limit=1)
    return reveal(answer(game, 1, Answer.UNKNOWN, AnswerChannel.TAP, BEGAN), "a ukulele", BEGAN)


def _abandoned() -> Game:
    return abandon(_new(5), BEGAN)
