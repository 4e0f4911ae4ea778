"""Opaque page tokens, each bound to its player and its filter."""

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode

import msgspec

from twentyq.game.errors import InvalidInputError
from twentyq.storage.game_store import GamePosition, GameQuery


class _Token(msgspec.Struct, array_like=True, frozen=True):
    position: GamePosition
    belongs_to: str


def to_token(position: GamePosition, player_id: str, query: GameQuery) -> str:
    """The token with which this player goes on behind `position`."""
    token = msgspec.json.encode(_Token(position, _binding(player_id, query)))
    return urlsafe_b64encode(token).decode()


def from_token(token: str, player_id: str, query: GameQuery) -> GamePosition:
    """The position in the token; InvalidInputError for garbage, or for another player's or another filter's token."""
    try:
        decoded = msgspec.json.decode(urlsafe_b64decode(token.encode()), type=_Token)
    except (ValueError, msgspec.MsgspecError) as exc:
        raise InvalidInputError("nextToken", "is not a token of this list") from exc
    if decoded.belongs_to != _binding(player_id, query) or decoded.position.started_at.tzinfo is None:
        raise InvalidInputError("nextToken", "is not a token of this list")
    return decoded.position


def _binding(player_id: str, query: GameQuery) -> str:
    return hashlib.sha256(msgspec.json.encode((player_id, query))).hexdigest()[:16]
