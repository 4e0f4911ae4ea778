"""The rules of 20 Questions: a move or an answer goes in, a new game comes out. Standard library only."""

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.errors import (
    GameError,
    GameNotFoundError,
    GameOverError,
    InvalidInputError,
    NothingToUndoError,
    TurnAlreadyAnsweredError,
    TurnNotAskedError,
)
from twentyq.game.game import EXTRA_QUESTIONS, QUESTION_LIMIT, Game, GameStatus
from twentyq.game.move import Ask, GiveUp, Guess, Move
from twentyq.game.rules import abandon, answer, doubt, extend, may_reveal, note, owned, put, reveal, start, undo
from twentyq.game.turn import Doubt, Recognition, Turn, TurnKind

__all__ = [
    "EXTRA_QUESTIONS",
    "QUESTION_LIMIT",
    "Answer",
    "AnswerChannel",
    "Ask",
    "Doubt",
    "Game",
    "GameError",
    "GameNotFoundError",
    "GameOverError",
    "GameStatus",
    "GiveUp",
    "Guess",
    "InvalidInputError",
    "Move",
    "NothingToUndoError",
    "Recognition",
    "Turn",
    "TurnAlreadyAnsweredError",
    "TurnKind",
    "TurnNotAskedError",
    "abandon",
    "answer",
    "doubt",
    "extend",
    "may_reveal",
    "note",
    "owned",
    "put",
    "reveal",
    "start",
    "undo",
]
