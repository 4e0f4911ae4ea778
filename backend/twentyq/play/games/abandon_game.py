"""Stop a game before its end."""

from twentyq.game.rules import abandon
from twentyq.play.games.change import change
from twentyq.play.games.replies import reply_to
from twentyq.play.ports import Ports
from twentyq.play.update import Update


def abandon_game(ports: Ports, player_id: str, game_id: str) -> Update:
    """End the game as ABANDONED; doing so again changes nothing."""
    game = change(ports, player_id, game_id, lambda game: abandon(game, ports.now()))
    return Update(game, reply_to(game))
