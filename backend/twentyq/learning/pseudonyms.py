"""Pseudonyms of players: HMAC-SHA256 with a key of the year, so that no year can be joined with another."""

import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime


class Pseudonyms:
    """Names a player the same within a year, and otherwise every year."""

    def __init__(self, key_of: Callable[[int], bytes]) -> None:
        """`key_of` gives the secret key of a year; each is asked for once."""
        self._key_of = key_of
        self._keys: dict[int, bytes] = {}

    def __call__(self, player_id: str, at: datetime) -> str:
        """The player's pseudonym at a time in UTC: 32 hexadecimal digits."""
        if at.year not in self._keys:
            self._keys[at.year] = self._key_of(at.year)
        return hmac.new(self._keys[at.year], player_id.encode(), hashlib.sha256).hexdigest()[:32]
