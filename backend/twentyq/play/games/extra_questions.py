"""One more try after a lost game."""

from twentyq.game.rules import extend
from twentyq.play.games.change import change
from twentyq.play.games.replies import reply_to
from twentyq.play.ports import Ports
from twentyq.play.update import Update


def extra_questions(ports: Ports, player_id: str, game_id: str) -> Update:
    """Go on with up to EXTRA_QUESTIONS more, once; what they name was not named within the limit."""
    game = change(ports, player_id, game_id, lambda game: extend(game, ports.now()))
    return Update(game, reply_to(game))
