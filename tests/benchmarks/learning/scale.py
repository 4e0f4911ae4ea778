"""Seconds and memory of the SELECTs and of the estimate over many games, without the gate."""

import sys
import time
from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from tests.benchmarks.learning.world import NOW, everyday, folder_of, peak
from tests.simulated_games import Pool
from twentyq.learning.aggregators.aggregator import Window
from twentyq.learning.aggregators.duckdb import ANSWERS, DuckDbAggregator
from twentyq.learning.facts import fact_lines
from twentyq.learning.gather import gather_counts, gather_heard, gather_votes
from twentyq.learning.learn import WINDOW
from twentyq.learning.next_version import learn_from

POOL = 300


def main(sizes: Sequence[int]) -> None:
    """Print a line a size."""
    deck, origins = everyday()
    pool = Pool(deck, deck, POOL, np.random.default_rng(0))
    day = NOW.date() + timedelta(days=1)
    window = Window(deck.id, deck.version, day - WINDOW, day)
    for size in sizes:
        found = pool.games(size, np.random.default_rng(1))
        answers = len(found.game)
        with folder_of(deck, found) as folder:
            del found
            took = {"file": (folder / ANSWERS).stat().st_size / 2**20}
            aggregator = DuckDbAggregator(folder)
            aggregator.put_facts(deck.version, fact_lines(deck))
            begun = time.perf_counter()
            gather_counts(aggregator, window)
            took["counts"] = time.perf_counter() - begun
            heard = gather_heard(aggregator, window)
            took["heard"] = time.perf_counter() - begun - took["counts"]
            begun = time.perf_counter()
            votes, plays = gather_votes(aggregator, window, heard, deck)
            took["votes"] = time.perf_counter() - begun
            aggregator.close()
            begun = time.perf_counter()
            learn_from(deck, origins.of, votes, plays, np.random.default_rng(0))
            took["estimate"] = time.perf_counter() - begun
        steps = ", ".join(f"{step} {value:.1f}" for step, value in took.items())
        print(f"{size:,} games, {answers:,} answers: MB and seconds: {steps}; at most {peak():.1f} GB", flush=True)
    print(f"Python {sys.version.split()[0]}")
