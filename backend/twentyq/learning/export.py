"""Games kept on this computer as evidence."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from twentyq.game.game import Game
from twentyq.knowledge.deck import Deck
from twentyq.learning.evidence import ADULT, Row, evidence_rows
from twentyq.learning.known_things import KnownThings
from twentyq.learning.learn import WINDOW

Pseudonym = Callable[[str, datetime], str]


def evidence(games: Iterable[Game], deck: Deck, pseudonym: Pseudonym, now: datetime) -> Iterator[Row]:
    """The rows of a deck's games that ended in the last 26 weeks, game by game."""
    known = KnownThings(deck)
    for game in games:
        ended = game.finished_at
        if ended is None or ended < now - WINDOW or game.deck_id.removesuffix(ADULT) != deck.id:
            continue
        yield from evidence_rows(game, known(game), pseudonym, deck_version=game.deck_version)
