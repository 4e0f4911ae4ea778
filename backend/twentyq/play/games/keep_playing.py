"""No, do not stop: the game goes on."""

from twentyq.game.errors import GameOverError
from twentyq.game.game import Game
from twentyq.game.rules import doubt
from twentyq.play.games.change import change
from twentyq.play.games.replies import reply_to
from twentyq.play.ports import Ports
from twentyq.play.update import Update


def keep_playing(ports: Ports, player_id: str, game_id: str) -> Update:
    """Settle what was asked back about, if anything was, and put the waiting question again."""

    def rule(game: Game) -> Game:
        if game.current_turn is None:
            raise GameOverError
        return doubt(game, game.current_turn.number, None, ports.now())

    game = change(ports, player_id, game_id, rule)
    return Update(game, reply_to(game))
