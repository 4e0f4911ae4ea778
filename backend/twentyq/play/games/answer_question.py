"""Answer the waiting question by a tap."""

from twentyq.game.answer import Answer, AnswerChannel
from twentyq.game.rules import answer
from twentyq.play.games.change import change
from twentyq.play.games.replies import reply_to
from twentyq.play.ports import Ports
from twentyq.play.update import Update


def answer_question(ports: Ports, player_id: str, game_id: str, turn: int, given: Answer) -> Update:
    """Store the answer together with the next move; the answer a turn has already changes nothing."""
    game = change(ports, player_id, game_id, lambda game: answer(game, turn, given, AnswerChannel.TAP, ports.now()))
    return Update(game, reply_to(game))
