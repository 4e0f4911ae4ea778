"""Recordings as requests bring them."""

import binascii
from base64 import b64decode

from twentyq.game.errors import InvalidInputError
from twentyq.play.ports import Ports
from twentyq.speech.errors import AudioTooLongError
from twentyq.speech.recording import Recording
from twentyq.storage.errors import RecordingNotFoundError

INLINE_BYTES = 192 * 1024
"""Of sound in a request, before base64."""


def recorded(ports: Ports, player_id: str, game_id: str, data: str | None, upload_key: str | None) -> Recording:
    """The sound of exactly one of base64 `data` and an upload.

    Raises RateLimitedError, AudioUnreadableError, AudioTooLongError.
    """
    from twentyq.speech.hearing.decoding import decode

    if ports.recording_limit:
        ports.recording_limit.admit(player_id)
    return decode(_sound(ports, player_id, game_id, data, upload_key))


def _sound(ports: Ports, player_id: str, game_id: str, data: str | None, upload_key: str | None) -> bytes:
    if (data is None) == (upload_key is None):
        raise InvalidInputError("audio", "needs exactly one of data and uploadKey")
    if data is not None:
        return _inline(data)
    if ports.recordings is None:
        raise InvalidInputError("audio.uploadKey", "uploads are not taken here")
    try:
        return ports.recordings.load(player_id, game_id, upload_key or "")
    except RecordingNotFoundError as exc:
        raise InvalidInputError("audio.uploadKey", "names no recording of this game, or one that has expired") from exc


def _inline(data: str) -> bytes:
    if len(data) > 4 * -(-INLINE_BYTES // 3):
        raise AudioTooLongError("192 KiB; upload a longer one")
    try:
        return b64decode(data, validate=True)
    except (binascii.Error, ValueError) as exc:
        raise InvalidInputError("audio.data", "is not base64") from exc
