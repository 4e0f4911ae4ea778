"""Whether a worse version is refused and a better one published, again and again."""

from collections import Counter

import numpy as np

from tests.benchmarks.learning.world import alike, everyday, folder_of, run
from tests.simulated_games import Pool, moved, smaller
from twentyq.learning.gate.limits import Limits
from twentyq.storage.objects.memory import MemoryObjects
from twentyq.storage.objects.versions import ObjectVersions

THINGS, QUESTIONS, POOL = 60, 60, 300
BETTER, MANY, WORSE = 7000, 30_000, 6000
"""Games: that a better version learns from; that the version in use learned from; that a worse one learns from."""
LIMITS = Limits(pairs=768, batch=48, bench=16, changed=1.0)


def main(repeats: int) -> None:
    """Print the decisions of each kind; games and chances are new in every repeat, the truth is one."""
    deck = smaller(everyday()[0], THINGS, QUESTIONS)
    pool = Pool(deck, moved(deck, 0.08, np.random.default_rng(1)), POOL, np.random.default_rng(2))
    better, worse = Counter[str](), Counter[str]()
    in_use = ObjectVersions(MemoryObjects())
    with folder_of(deck, pool.games(MANY, np.random.default_rng(3))) as folder:
        print(f"in use for the worse ones: {run(folder, deck, alike(deck), versions=in_use, limits=LIMITS).reason}")
    for seed in range(repeats):
        with folder_of(deck, pool.games(BETTER, np.random.default_rng((4, seed)))) as folder:
            better[run(folder, deck, alike(deck), limits=LIMITS, seed=seed).decision.value] += 1
        with folder_of(deck, pool.games(WORSE, np.random.default_rng((5, seed)))) as folder:
            worse[run(folder, deck, alike(deck), versions=in_use, limits=LIMITS, seed=seed).decision.value] += 1
        if (seed + 1) % 10 == 0 or seed + 1 == repeats:
            print(f"{seed + 1} repeats: better {dict(better)}, worse {dict(worse)}", flush=True)
