"""What becomes of games while half of a model's calls fail: python -m tests.benchmarks.language_model 1000"""

import sys

from tests.llm.games import play_games


def main(count: int) -> None:
    """Play `count` games by the deck alone and beside the model, and print how they end."""
    bayes, hybrid = play_games(count, failing=0.5)
    for name, outcome in (("bayes", bayes), ("hybrid", hybrid)):
        named = ", ".join(f"{number} named {where}" for where, number in outcome.named.items())
        print(f"{name}: {outcome.finished} of {outcome.games} ended, {named}, slowest move {outcome.slowest:.2f} s")
    for key, number in sorted(hybrid.counts.items()):
        if "fail" in key or "fallback" in key:
            print(f"{key}: {number:.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
