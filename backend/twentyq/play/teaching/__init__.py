"""Use cases of what players teach after a game: what it was, and the answer to one more question."""

from twentyq.play.teaching.bonus_question import answer_bonus_question, bonus_question
from twentyq.play.teaching.teach_thing import teach_thing

__all__ = ["answer_bonus_question", "bonus_question", "teach_thing"]
