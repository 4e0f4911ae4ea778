"""Where a recording too long to send inline goes."""

from twentyq.game.errors import InvalidInputError
from twentyq.game.game import GameStatus
from twentyq.game.rules import may_have_bonus, owned
from twentyq.play.errors import VoiceOffError
from twentyq.play.ports import Ports
from twentyq.storage.recordings import AudioUpload, is_upload_type


def create_audio_upload(ports: Ports, player_id: str, game_id: str, content_type: str) -> AudioUpload:
    """Leave to upload one recording: an answer in a running game, or what it was, or a bonus answer, after one."""
    game = owned(ports.games.load(game_id), player_id)
    if game.current_turn is None and game.status is not GameStatus.STUMPED:
        may_have_bonus(game)
    if not is_upload_type(content_type):
        raise InvalidInputError("contentType", "is no kind of sound that is taken")
    if ports.recordings is None:
        raise VoiceOffError
    return ports.recordings.create_upload(player_id, game_id, content_type)
