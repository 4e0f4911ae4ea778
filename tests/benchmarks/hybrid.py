"""1,000 games of the hybrid while half of its calls fail in every way, beside Bayes alone."""

import time

from tests.llm.games import KNOWN, NOISE, THINGS, Outcome, play_games

GAMES = 1_000


def main() -> None:
    """Print the figures."""
    began = time.perf_counter()
    bayes, hybrid = play_games(GAMES, failing=0.5)
    seconds = time.perf_counter() - began
    print(
        f"{GAMES} games, {KNOWN} of {THINGS} things in the deck, {NOISE:.0%} of answers flipped, half of the calls fail"
    )
    for name, outcome in (("bayes", bayes), ("hybrid", hybrid)):
        print(f"{name:7}{_line(outcome)}")
    print(", ".join(f"{name} {count:g}" for name, count in sorted(hybrid.counts.items())))
    print(f"{seconds:.0f} s")


def _line(outcome: Outcome) -> str:
    inside, outside = outcome.named["inside"], outcome.named["outside"]
    return (
        f"finished {outcome.finished} of {outcome.games}, named {(inside + outside) / outcome.games:.1%}"
        f" (in the deck {inside / outcome.inside:.1%}, outside {outside / (outcome.games - outcome.inside):.1%}),"
        f" slowest move {outcome.slowest:.2f} s"
    )


if __name__ == "__main__":
    main()
