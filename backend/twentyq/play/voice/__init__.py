"""Use cases of speech: answers and names aloud, questions spoken."""

from twentyq.play.voice.answer_aloud import answer_aloud
from twentyq.play.voice.answer_bonus_aloud import answer_bonus_question_aloud
from twentyq.play.voice.create_audio_upload import create_audio_upload
from twentyq.play.voice.reveal_thing_aloud import reveal_thing_aloud

__all__ = [
    "answer_aloud",
    "answer_bonus_question_aloud",
    "calibration",
    "create_audio_upload",
    "reveal_thing_aloud",
    "spoken",
]
