"""What the use cases need from the outside."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from twentyq.guessing.guesser import Guesser
from twentyq.storage.game_store import GameHistory, GameStore
from twentyq.understanding import Classifier


@dataclass(frozen=True, slots=True)
class DeckInfo:
    """What a player is told about a deck."""

    id: str
    name: str
    description: str
    language: str
    """BCP 47."""
    thing_count: int


class Decks(Protocol):
    """The decks that can be played."""

    @property
    def infos(self) -> Mapping[str, DeckInfo]:
        """By deck id, the default deck first."""

    def info(self, deck_id: str) -> DeckInfo:
        """A deck of `infos`, or what is left to say of one that was withdrawn since a game was played."""

    def guesser(self, deck_id: str) -> Guesser:
        """The guesser for a deck of `infos`."""


@dataclass(frozen=True, slots=True)
class Ports:
    """One of everything, built once per process."""

    games: GameStore
    history: GameHistory
    decks: Decks
    now: Callable[[], datetime]
    """The time, aware, in UTC."""
    new_id: Callable[[], str]
    """An unguessable id."""
    classifier: Classifier | None = None
    """Reads words that the rules of understanding leave open, where there is a language model."""
