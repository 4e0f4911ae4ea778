"""The one way in which a stored game changes: load, apply a rule, let the guesser move, save under the version."""

from collections.abc import Callable

from twentyq.game.game import Game
from twentyq.game.rules import owned, put
from twentyq.play.errors import OverloadedError
from twentyq.play.ports import Ports
from twentyq.play.taught import guesser_of
from twentyq.storage.errors import VersionConflictError

ATTEMPTS = 3


def change(ports: Ports, player_id: str, game: str | Game, rule: Callable[[Game], Game]) -> Game:
    """Apply `rule` to the player's game, given by its id or as just loaded.

    Of two changes that race, the second sees what the first saved.
    """
    game_id, loaded = (game.id, game) if isinstance(game, Game) else (game, None)
    for _ in range(ATTEMPTS):
        game = loaded or owned(ports.games.load(game_id), player_id)
        loaded = None
        changed = rule(game)
        if changed is game:
            return game
        try:
            return ports.games.save(moved(ports, changed))
        except VersionConflictError:
            continue
    raise OverloadedError


def moved(ports: Ports, game: Game) -> Game:
    """The game after the guesser's move, where it awaits one."""
    if not game.awaits_move:
        return game
    return put(game, guesser_of(ports, game).next_move(game), ports.now())
