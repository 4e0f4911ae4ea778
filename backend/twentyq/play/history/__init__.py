"""Use cases of games that were played, and of what is kept of a player."""

from twentyq.play.history.game_review import game_review
from twentyq.play.history.recap import recap
from twentyq.play.history.records import delete_player_data, export_player_data, game, games, player_stats

__all__ = [
    "delete_player_data",
    "export_player_data",
    "game",
    "game_review",
    "games",
    "player_stats",
    "recap",
    "records",
]
