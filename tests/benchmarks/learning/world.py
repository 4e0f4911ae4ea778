"""A deck, what players take for true, and runs over folders of their games."""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from tests.simulated_games import NOISE, TODAY, Answers, write
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.players import PersonPlayer, chances
from twentyq.guessing.simulation import simulate
from twentyq.knowledge.compiled import Origins, load, named_origins
from twentyq.knowledge.deck import STEPS, Deck
from twentyq.knowledge.headers import named_bytes
from twentyq.learning.aggregators.duckdb import DuckDbAggregator
from twentyq.learning.gate.limits import Limits
from twentyq.learning.gate.verdict import Verdict
from twentyq.learning.learn import Lesson, learn
from twentyq.storage.objects.memory import MemoryObjects
from twentyq.storage.objects.versions import ObjectVersions

NAME = "everyday"
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC) - timedelta(hours=1)


def everyday() -> tuple[Deck, Origins]:
    """The whole deck, with where its entries are stated."""
    deck = load(named_bytes(NAME))
    return deck, named_origins(deck)


def alike(deck: Deck) -> Origins:
    """All entries of a deck stated in one way."""
    return Origins(("authored",), np.zeros_like(deck.table))


@contextmanager
def folder_of(deck: Deck, found: Answers) -> Iterator[Path]:
    """A folder with the games as evidence."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), deck, found)
        yield Path(folder)


@dataclass
class Clock:
    """Says each step of a run, and keeps its seconds."""

    quiet: bool = True
    steps: dict[str, float] = field(default_factory=dict)
    _last: tuple[str, float] | None = None

    def __call__(self, step: str) -> None:
        now = time.perf_counter()
        if self._last:
            name, begun = self._last
            self.steps[name] = self.steps.get(name, 0.0) + now - begun
        self._last = (step, now)
        if not self.quiet:
            print(f"    {step}", file=sys.stderr, flush=True)


def run(
    folder: Path,
    deck: Deck,
    origins: Origins,
    *,
    versions: ObjectVersions | None = None,
    limits: Limits | None = None,
    seed: int = 0,
    clock: Clock | None = None,
    apart: bool = False,
) -> Verdict:
    """One run over a folder; into `versions`."""
    clock = clock or Clock()
    aggregator = DuckDbAggregator(folder)
    try:
        kept = versions or ObjectVersions(MemoryObjects())
        lesson = Lesson(aggregator, kept, deck, origins, limits or Limits(), seed, clock, apart)
        verdict, _ = learn(lesson, NOW)
    finally:
        aggregator.close()
    clock("done")
    return verdict


def named(deck: Deck, truth: Deck, games: int, seed: int, weights: np.ndarray | None = None) -> float:
    """The share of players of the truth whose thing is named within 20."""
    random = np.random.default_rng(seed)
    rows = random.choice(len(truth.things), games, p=chances(truth) if weights is None else weights)
    seats = [PersonPlayer(truth, int(row), NOISE, one) for row, one in zip(rows, random.spawn(games), strict=True)]
    played = (game for batch in simulate(BayesGuesser(deck), seats, extra=0, seed=seed) for game in batch)
    return float(np.mean([game.named_in is not None for game in played]))


def sides(deck: Deck) -> np.ndarray:
    """Whether the answer is yes."""
    return deck.table > STEPS // 2


@dataclass(frozen=True)
class Cells:
    """What became of cells that the truth has otherwise, and of those that were right."""

    wrong: int
    mended: int
    right: int
    spoilt: int

    def __str__(self) -> str:
        mended, spoilt = self.mended / max(self.wrong, 1), self.spoilt / max(self.right, 1)
        return f"{mended:.1%} of {self.wrong:,} wrong put right, {spoilt:.3%} of {self.right:,} right spoilt"


def cells(before: Deck, after: Deck, truth: Deck, asked: np.ndarray) -> Cells:
    """Among the decided cells of `asked`."""
    decided = asked & (np.abs(truth.table.astype(int) - STEPS // 2) >= STEPS // 4) & (truth.table <= STEPS)
    wrong = decided & (sides(before) != sides(truth))
    right = decided & ~wrong
    still = sides(after) != sides(truth)
    return Cells(int(wrong.sum()), int((wrong & ~still).sum()), int(right.sum()), int((right & still).sum()))


def asked_at_least(found: Answers, deck: Deck, players: int) -> np.ndarray:
    """Cells that so many players answered."""
    distinct = np.unique(np.stack([found.player, found.thing, found.question]), axis=1)
    counts = np.zeros(deck.table.shape, dtype=np.int32)
    np.add.at(counts, (distinct[1], distinct[2]), 1)
    return counts >= players


def processor() -> float:
    """Seconds of processor that this process has taken, and those that it began and that have ended."""
    used = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak() -> float:
    """The most memory of this process so far, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
