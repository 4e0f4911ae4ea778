"""After the machine gave up: what it was."""

from twentyq.game import reveal
from twentyq.play.change import change
from twentyq.play.ports import Ports
from twentyq.play.replies import reply_to
from twentyq.play.update import Update


def reveal_thing(ports: Ports, player_id: str, game_id: str, thing: str) -> Update:
    """Keep what the player was thinking of."""
    game = change(ports, player_id, game_id, lambda game: reveal(game, thing, ports.now()))
    return Update(game, reply_to(game))
