"""Players whose truth has 6 % of the decided cells otherwise: what is learned from more and more of their games."""

import os
import time
from collections.abc import Sequence

import numpy as np

from tests.benchmarks.learning.world import (
    Clock,
    alike,
    asked_at_least,
    cells,
    everyday,
    folder_of,
    named,
    peak,
    processor,
    run,
)
from tests.simulated_games import Pool, moved, smaller
from twentyq.knowledge.compiled import load
from twentyq.learning.gate.limits import Limits
from twentyq.storage.objects.memory import MemoryObjects
from twentyq.storage.objects.versions import ObjectVersions

SHARE = 0.06
POOL, JUDGES = 3000, 1000


def main(sizes: Sequence[int], things: int | None) -> None:
    """Print what is named before and after, what became of cells, and what it took. `things`: those thought of most."""
    deck, origins = everyday()
    if things is not None:
        deck = smaller(deck, things, len(deck.questions))
        origins = alike(deck)
    truth = moved(deck, SHARE, np.random.default_rng(1))
    begun = time.perf_counter()
    pool = Pool(deck, truth, POOL, np.random.default_rng(2))
    print(f"{len(deck.things):,} x {len(deck.questions)}, {POOL} games played in {time.perf_counter() - begun:.0f} s")
    print(f"before: named within 20 {named(deck, truth, JUDGES, 7):.1%} of {JUDGES}", flush=True)
    for size in sizes:
        found = pool.games(size, np.random.default_rng(size))
        versions, clock = ObjectVersions(MemoryObjects()), Clock()
        begun = time.perf_counter()
        with folder_of(deck, found) as folder:
            print(f"{size:,} games, {len(found.game):,} answers, written in {time.perf_counter() - begun:.0f} s")
            begun, used = time.perf_counter(), processor()
            limits = Limits(changed=1.0)
            verdict = run(folder, deck, origins, versions=versions, limits=limits, clock=clock, apart=True)
        took, used = time.perf_counter() - begun, processor() - used
        gate = sum(seconds for step, seconds in clock.steps.items() if any(word in step for word in (
            "replayed", "pinned", "bench", "held-out answers")))  # fmt: skip
        print(f"  {verdict.decision.value}: {verdict.reason}; {took:.0f} s, gate {gate:.0f} s")
        print(f"  {used:.0f} s of processor, at most {peak():.1f} GB, load {os.getloadavg()[0]:.1f}")
        print(f"  {verdict.changed:,} cells change sides, {verdict.changed / deck.table.size:.2%}")
        if verdict.version:
            after = load(versions.read(deck.id, verdict.version))
            print(f"  named within 20: {named(after, truth, JUDGES, 7):.1%}")
            everything = np.ones_like(deck.table, dtype=bool)
            print(f"  of all cells: {cells(deck, after, truth, everything)}")
            for players in (1, 5, 10):
                told = cells(deck, after, truth, asked_at_least(found, deck, players))
                print(f"  answered by {players} players or more: {told}", flush=True)
