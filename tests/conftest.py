"""What several kinds of tests share: a small deck, scripted ports, a clock that stands still, one emulator of AWS."""

import functools
import gc
import itertools
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
from botocore.loaders import JSONFileLoader

from tests.ministack import EXECUTABLE, MiniStack, running
from tests.polly_server import polly_server, sound
from twentyq.game.game import Game
from twentyq.game.move import Ask, Guess, Move
from twentyq.guessing.insight import Insight
from twentyq.knowledge.compiler import compile_deck
from twentyq.knowledge.deck import Deck
from twentyq.knowledge.source import read_source
from twentyq.play.ports import DeckInfo, Ports
from twentyq.storage.memory import MemoryGameStore

# By the same examples, where they decide what may land.
hypothesis.settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("untimed")

_read_model = functools.cache(JSONFileLoader().load_file)
# moto forgets boto3's session at each test, and with it what was read of AWS's services.
JSONFileLoader.load_file = lambda _, path: _read_model(path)

SMALL_DECK = Path(__file__).parent / "decks" / "small"
NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def pytest_collection_finish() -> None:
    """Keep the collector from going through all that was imported, again and again: a quarter of the tests' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_unconfigure() -> None:
    """Let modules that look for leaks find none."""
    gc.unfreeze()


class FakeGuesser:
    """Asks question after question, or plays the moves it is given."""

    name = "fake"

    def __init__(self, *moves: Move) -> None:
        self.moves = moves

    def next_move(self, game: Game) -> Move:
        """The scripted move of this turn, then numbered questions."""
        turn = len(game.turns)
        return self.moves[turn] if turn < len(self.moves) else Ask(f"Is it question {turn + 1}?", f"q{turn + 1}")


class FakeDecks:
    """Two decks with one guesser."""

    def __init__(self, guesser: FakeGuesser, insight: Insight | None = None) -> None:
        self._guesser = guesser
        self._insight = insight
        self.versions: dict[str, str] = {}

    @property
    def infos(self) -> Mapping[str, DeckInfo]:
        """The decks."""
        return {name: DeckInfo(name, name.title(), "For tests.", "en-US", 2) for name in ("everyday", "animals")}

    def info(self, deck_id: str) -> DeckInfo:
        """One of them."""
        return self.infos[deck_id]

    def current_version(self, deck_id: str) -> str | None:
        """The one that a test put into use."""
        return self.versions.get(deck_id)

    def guesser(self, *_asked: object) -> FakeGuesser:
        """The one guesser."""
        return self._guesser

    def insight(self, *_asked: object) -> Insight | None:
        """What a deck makes of games, where one is given."""
        return self._insight

    def likely(self, game: Game) -> Mapping[str, float]:  # noqa: ARG002 - part of the port
        """Nothing is known."""
        return {}


def fake_ports(*moves: Move) -> Ports:
    """Ports over memory, with these moves first."""
    store = MemoryGameStore()
    ids = (f"game-{number}" for number in itertools.count(1))
    return Ports(
        games=store, history=store, decks=FakeDecks(FakeGuesser(*moves)), now=lambda: NOW, new_id=lambda: next(ids)
    )


@pytest.fixture
def ports() -> Ports:
    """Ports whose second move guesses a dog."""
    return fake_ports(Ask("Is it alive?", "alive"), Guess("Is it a dog?", "dog"))


@pytest.fixture(scope="session")
def small_deck() -> Deck:
    """The deck of tests/decks/small."""
    return compile_deck(read_source(SMALL_DECK))


@pytest.fixture(scope="session")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MiniStack]:
    """AWS on this machine, for all tests; Polly, which it lacks, is a server that speaks its protocol."""
    if not EXECUTABLE.exists():
        pytest.skip("MiniStack is not installed: make ministack")
    with (
        polly_server(sound) as (polly, _),
        running(tmp_path_factory.mktemp("ministack"), AWS_ENDPOINT_URL_POLLY=polly) as started,
    ):
        yield started
