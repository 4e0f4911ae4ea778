"""The everyday deck: loading, agreement with people's ratings of things (THINGSplus), and what can be reached.

The ceiling: 20 answers make 2^20 patterns, each of which can name one thing; one that was flipped k times comes with
f^k (1-f)^(20-k). Giving the patterns to things by how much each is worth (Hamming's bound, things weighed) names more
than any choice of yes/no questions can; a real guess costs a turn, but is never misheard.
"""

import csv
import math
import time
import tracemalloc
from statistics import median

import numpy as np
import numpy.typing as npt

from twentyq.guessing.players import chances
from twentyq.knowledge.compiled import load, load_named
from twentyq.knowledge.deck import STEPS, Deck
from twentyq.knowledge.headers import FOLDER, SUFFIX
from twentyq.knowledge.source import DECKS, read_source
from twentyq.knowledge.yaml_nodes import read_yaml

NAME = "everyday"
LOADS = 20
TURNS = 20


def agreement(deck: Deck) -> dict[str, tuple[int, int]]:
    """By question: pairs whose rating is beyond the scale's `no` or `yes`, and those that the table answers alike."""
    folder = DECKS / NAME
    with (folder / "ratings.tsv").open(encoding="utf-8", newline="") as stream:
        ratings = {row["id"]: row for row in csv.DictReader(stream, delimiter="\t")}
    scales = read_yaml(folder / "deck.yaml", folder / "deck.yaml").mapping()["ratings"].mapping()
    rated = {thing.name: thing.rated_as for thing in read_source(folder).things.values() if thing.rated_as}
    counts = {}
    for question, node in scales.items():
        scale = node.mapping()
        low, high = (scale[end].number(-1000, 1000) for end in ("no", "yes"))
        decided = agreed = 0
        for name, rating_id in rated.items():
            value = ratings[rating_id][scale["column"].text()]
            row = deck.find(name)
            if row is None or not value or low < float(value) < high:
                continue
            decided += 1
            agreed += (deck.table[row, deck.question_index[question]] > STEPS / 2) == (float(value) >= high)
        counts[question] = (decided, agreed)
    return counts


def ceiling(weights: npt.NDArray[np.float64], flipped: float) -> float:
    """The share of things, drawn by `weights`, that no choice of `TURNS` yes/no questions exceeds."""
    left, named = 2.0**TURNS, 0.0
    levels, counts = np.unique(weights, return_counts=True)
    pattern = [flipped**k * (1 - flipped) ** (TURNS - k) for k in range(TURNS + 1)]
    worth = sorted(
        (
            (weight * pattern[k], count * math.comb(TURNS, k))
            for weight, count in zip(levels, counts, strict=True)
            for k in range(TURNS + 1)
        ),
        reverse=True,
    )
    for value, patterns in worth:
        taken = min(left, patterns)
        named += value * taken
        left -= taken
    return float(named)


def main() -> None:
    """Print load time, memory, and agreement."""
    data = (FOLDER / f"{NAME}{SUFFIX}").read_bytes()
    times = []
    for _ in range(LOADS):
        begun = time.perf_counter()
        load(data)
        times.append(time.perf_counter() - begun)
    tracemalloc.start()
    deck = load_named(NAME)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    print(f"{NAME} {deck.version}: {len(deck.things)} x {len(deck.questions)}, {len(data) / 2**20:.2f} MB")
    print(f"load: median {median(times) * 1e3:.1f} ms; held in memory {held / 2**20:.1f} MB")
    counts = agreement(deck)
    print(f"{'question':>18} {'decided':>8} {'agreed':>8}")
    for question, (decided, agreed) in counts.items():
        print(f"{question:>18} {decided:8} {agreed / decided:8.1%}")
    decided, agreed = (sum(count[at] for count in counts.values()) for at in (0, 1))
    print(f"{'all':>18} {decided:8} {agreed / decided:8.1%}")
    uniform = np.full(len(deck.things), 1 / len(deck.things))
    for flipped in (0.05, 0.10):
        shares = (
            f"{ceiling(chances(deck), flipped):.1%} by popularity, {ceiling(uniform, flipped):.1%} every thing once"
        )
        print(f"ceiling of {TURNS} yes/no questions, {flipped:.0%} flipped: {shares}")


if __name__ == "__main__":
    main()
