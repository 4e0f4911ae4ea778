"""Start a game."""

import re
from zlib import crc32

from twentyq.game.errors import InvalidInputError
from twentyq.game.game import Game
from twentyq.game.rules import start
from twentyq.play.decks.playing import Playable, playable
from twentyq.play.games.change import moved
from twentyq.play.games.replies import reply_to
from twentyq.play.ports import Ports
from twentyq.play.taught import taught_before
from twentyq.play.update import Update

REQUEST_ID_LENGTH = 100
LANGUAGE = re.compile(r"(?=.{2,35}\Z)[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""BCP 47, at the length of which RFC 5646 speaks (4.4.1)."""


def start_game(
    ports: Ports,
    player_id: str,
    *,
    deck_id: str | None = None,
    language: str | None = None,
    client_request_id: str | None = None,
) -> Update:
    """A new game with its first question; the same `client_request_id` starts one game."""
    chosen = playable(ports, player_id, deck_id)
    deck = chosen.info
    if client_request_id is not None and not 1 <= len(client_request_id) <= REQUEST_ID_LENGTH:
        raise InvalidInputError("clientRequestId", f"must be 1 to {REQUEST_ID_LENGTH} characters")
    if language is not None and not LANGUAGE.fullmatch(language):
        raise InvalidInputError("language", "must be a language tag of at most 35 characters, such as en-US")
    if language is not None and _primary(language) != _primary(deck.language):
        raise InvalidInputError("language", f"this deck is in {deck.language}")
    game = _new(ports, player_id, chosen, language or deck.language, client_request_id)
    stored = ports.games.create(moved(ports, game))
    return Update(stored, reply_to(stored))


def _new(ports: Ports, player_id: str, deck: Playable, language: str, client_request_id: str | None) -> Game:
    game_id = ports.new_id()
    return start(
        game_id,
        player_id,
        deck_id=deck.info.id,
        language=language,
        seed=crc32(game_id.encode()),
        at=ports.now(),
        client_request_id=client_request_id,
        deck_version=deck.version,
        personal=len(taught_before(ports, player_id, deck.info.id)),
    )


def _primary(language: str) -> str:
    return language.split("-")[0].lower()
