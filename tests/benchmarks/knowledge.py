"""The everyday deck: how it loads, and how far it agrees with people's ratings of things (THINGSplus)."""

import csv
import time
import tracemalloc
from statistics import median

from twentyq.knowledge.compiled import load, load_named
from twentyq.knowledge.deck import STEPS, Deck
from twentyq.knowledge.headers import FOLDER, SUFFIX
from twentyq.knowledge.source import DECKS, read_source
from twentyq.knowledge.yaml_nodes import read_yaml

NAME = "everyday"
LOADS = 20


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


if __name__ == "__main__":
    main()
