"""Print how decks made from tables play, and what making them takes: python -m tests.benchmarks.authoring [FILE...]."""

import sys
import time
from pathlib import Path
from statistics import median

import numpy as np

from tests.benchmarks.authoring.making import largest, made
from tests.benchmarks.authoring.tables import elements, everyday
from tests.benchmarks.guessing import time_moves
from twentyq.authoring.compiling import compile_draft, deck_of
from twentyq.authoring.drafting import draft
from twentyq.authoring.verdict import judge
from twentyq.documents.reader import read
from twentyq.guessing.bayes import BayesGuesser
from twentyq.guessing.players import TablePlayer
from twentyq.guessing.simulation import simulate
from twentyq.knowledge.compiled import load_named
from twentyq.knowledge.deck import Deck

GAMES = 1_000
NOISES = (0.0, 0.05, 0.10)


def main() -> None:
    """Print a line a table, then turns beside those of `everyday`, then what making takes."""
    tables = {"elements": elements(), "everyday 120": everyday(120), "everyday 250": everyday(250)}
    tables |= {Path(name).name: Path(name).read_bytes() for name in sys.argv[1:]}
    print(f"{'table':16} {'things':>6} {'questions':>9} {'named at 0, 5, 10 % flipped':>28} {'made in':>8} {'turn':>8}")
    for name, data in tables.items():
        _line(name, data)
    print(f"{'deck everyday':16} {'':55} {'':>6} {_turn(load_named('everyday')):>7.1f} ms")
    for name, data in {"everyday 250": everyday(250), "2,000 x 100 cells": largest()}.items():
        taken = made(f"{name}.csv", data)
        print(f"{name:20} made in {taken.seconds:.1f} s of the processor, {taken.memory:.0f} MB at most", flush=True)


def _line(name: str, data: bytes) -> None:
    begun = time.perf_counter()
    document = read(data, name if "." in name else f"{name}.csv")
    judged = judge(draft([document], deck_id="d", name=name))
    compile_draft(judged)
    seconds = time.perf_counter() - begun
    deck = deck_of(judged)
    named = "  ".join(f"{_named(deck, noise):6.1%}" for noise in NOISES)
    print(
        f"{name:16} {len(deck.things):6} {len(deck.questions):9} {named:>28} {seconds:6.1f} s {_turn(deck):5.1f} ms",
        flush=True,
    )


def _named(deck: Deck, noise: float) -> float:
    rows = np.resize(np.random.default_rng(1).permutation(len(deck.things)), GAMES)
    players = [TablePlayer(deck, int(row), noise, np.random.default_rng([7, n])) for n, row in enumerate(rows)]
    games = [game for batch in simulate(BayesGuesser(deck), players, extra=0, seed=5) for game in batch]
    return sum(game.named_in is not None for game in games) / GAMES


def _turn(deck: Deck) -> float:
    """Median milliseconds of a move."""
    guesser = BayesGuesser(deck)
    return 1000 * median(seconds for seed in range(3) for seconds in time_moves(guesser, seed, seed))


if __name__ == "__main__":
    main()
