"""Take the last answer back."""

from twentyq.game.rules import undo
from twentyq.play.games.change import change
from twentyq.play.games.replies import reply_to
from twentyq.play.ports import Ports
from twentyq.play.update import Update


def undo_answer(ports: Ports, player_id: str, game_id: str, turn: int) -> Update:
    """Take back the answer of `turn`, which must be the last one answered; its question waits again."""
    game = change(ports, player_id, game_id, lambda game: undo(game, turn, ports.now()))
    return Update(game, reply_to(game))
