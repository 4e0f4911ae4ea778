"""The only place that builds real adapters from settings."""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock

from twentyq.guessing.guesser import Guesser
from twentyq.play.ports import DeckInfo, Decks, Ports
from twentyq.settings import Settings
from twentyq.storage.game_store import GameHistory, GameStore


class CompiledDecks:
    """Decks that come with Twentyq: their headers at once, a guesser when it is first asked for."""

    def __init__(self, settings: Settings) -> None:
        """Take the decks that `settings` name."""
        self._settings = settings
        self._guessers: dict[str, Guesser] = {}
        self._lock = Lock()

    @cached_property
    def infos(self) -> Mapping[str, DeckInfo]:
        """By deck id, the default first."""
        from twentyq.knowledge.headers import FOLDER, SUFFIX, read_header

        headers = (read_header((FOLDER / f"{deck_id}{SUFFIX}").read_bytes()) for deck_id in self._settings.deck_ids)
        return {
            header.id: DeckInfo(header.id, header.name, header.description, header.language, header.thing_count)
            for header in headers
        }

    def info(self, deck_id: str) -> DeckInfo:
        """A deck of `infos`, or its bare id when it was withdrawn."""
        return self.infos.get(deck_id) or DeckInfo(deck_id, deck_id, "This deck is no longer offered.", "en-US", 0)

    def guesser(self, deck_id: str) -> Guesser:
        """The deck's guesser, built once."""
        with self._lock:
            if deck_id not in self._guessers:
                from twentyq.guessing.bayes import BayesGuesser
                from twentyq.knowledge.compiled import load_named

                self._guessers[deck_id] = BayesGuesser(load_named(deck_id))
            return self._guessers[deck_id]


def build_ports(games: GameStore, history: GameHistory, decks: Decks) -> Ports:
    """Ports over these stores, with the real clock and random ids."""
    return Ports(games=games, history=history, decks=decks, now=lambda: datetime.now(UTC), new_id=_new_id)


def local_ports(settings: Settings, data_dir: Path) -> Ports:
    """The laptop's form: everything in the data folder."""
    from twentyq.storage.sqlite import SqliteGameStore

    store = SqliteGameStore(data_dir / "games.db")
    return build_ports(store, store, CompiledDecks(settings))


def _new_id() -> str:
    return str(uuid.uuid4())
