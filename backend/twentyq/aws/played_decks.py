"""What games were about, by the deck that each was played with."""

from collections.abc import Callable
from functools import lru_cache

from twentyq.game.game import Game
from twentyq.knowledge.compiled import load
from twentyq.knowledge.errors import KnowledgeError, VersionsUnavailableError
from twentyq.knowledge.headers import ADULT, deck_file, named_bytes
from twentyq.knowledge.versions import Versions
from twentyq.learning.known_things import KnownThings
from twentyq.storage.aws.s3 import s3_client
from twentyq.storage.objects.s3 import S3Objects
from twentyq.storage.objects.versions import ObjectVersions

KEPT = 3
"""Decks in memory."""


def played_decks(bucket: str | None) -> Callable[[Game], str | None]:
    """Looks things up; versions are in `bucket`."""
    return thing_finder(ObjectVersions(S3Objects(s3_client(), bucket)) if bucket else None)


def thing_finder(versions: Versions | None) -> Callable[[Game], str | None]:
    """The thing of a game by its deck's name, None where there is none. VersionsUnavailableError: try again.

    Games of decks that players made leave nothing: what is in these is theirs.
    """

    @lru_cache(KEPT)
    def things(deck_id: str, version: str | None) -> KnownThings:
        return KnownThings(load(versions.read(deck_id, version) if versions and version else named_bytes(deck_id)))

    def thing_of(game: Game) -> str | None:
        deck_id = game.deck_id.removesuffix(ADULT)
        if not deck_file(deck_id).is_file():
            return None
        for version in (game.deck_version, None):
            try:
                return things(deck_id, version)(game)
            except VersionsUnavailableError:
                raise
            except KnowledgeError:
                continue  # a version that is gone: the bundled deck names most of its things
        return None

    return thing_of
