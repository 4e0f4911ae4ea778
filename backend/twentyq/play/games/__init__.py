"""Use cases of a running game, and of what may follow it."""

from twentyq.play.games.abandon_game import abandon_game
from twentyq.play.games.answer_in_words import answer_in_words
from twentyq.play.games.answer_question import answer_question
from twentyq.play.games.extra_questions import extra_questions
from twentyq.play.games.keep_playing import keep_playing
from twentyq.play.games.reveal_thing import reveal_thing
from twentyq.play.games.start_game import start_game
from twentyq.play.games.thing_names import thing_names
from twentyq.play.games.undo_answer import undo_answer

__all__ = [
    "abandon_game",
    "answer_in_words",
    "answer_question",
    "asked_back",
    "change",
    "extra_questions",
    "hearing",
    "keep_playing",
    "reveal_thing",
    "start_game",
    "thing_names",
    "undo_answer",
]
