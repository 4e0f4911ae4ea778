"""The use cases: one function for every query and mutation, over ports."""

from twentyq.play.abandon_game import abandon_game
from twentyq.play.answer_aloud import answer_aloud
from twentyq.play.answer_in_words import answer_in_words
from twentyq.play.answer_question import answer_question
from twentyq.play.create_audio_upload import create_audio_upload
from twentyq.play.extra_questions import extra_questions
from twentyq.play.history import delete_player_data, export_player_data, game, games, player_stats
from twentyq.play.keep_playing import keep_playing
from twentyq.play.recap import recap
from twentyq.play.reveal_thing import reveal_thing
from twentyq.play.reveal_thing_aloud import reveal_thing_aloud
from twentyq.play.start_game import start_game
from twentyq.play.thing_names import thing_names
from twentyq.play.undo_answer import undo_answer

__all__ = [
    "abandon_game",
    "answer_aloud",
    "answer_in_words",
    "answer_question",
    "create_audio_upload",
    "delete_player_data",
    "export_player_data",
    "extra_questions",
    "game",
    "games",
    "keep_playing",
    "player_stats",
    "recap",
    "reveal_thing",
    "reveal_thing_aloud",
    "start_game",
    "thing_names",
    "undo_answer",
]
