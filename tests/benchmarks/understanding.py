"""Share of the ways to answer understood, and time per text."""

import statistics
import time

from tests.unit.understanding.test_ways_to_answer import heard, lines, ways_to_answer
from twentyq.understanding import understand


def main() -> None:
    """Print the figures."""
    ways, talk = list(ways_to_answer()), list(lines("not_an_answer.txt"))
    right = sum(heard(text) == meaning for meaning, text in ways)
    accepted = sum(understand(text).answer is not None for text in talk)
    print(f"understood {right} of {len(ways)} ways to answer ({right / len(ways):.1%})")
    print(f"accepted {accepted} of {len(talk)} inputs that are no answer")
    times = sorted(_milliseconds(text) for _, text in ways)
    longest = max(_milliseconds(text) for text in ("asdfjkl " * 62, "a," * 250, "no " * 166))
    p99 = times[int(len(times) * 0.99)]
    print(f"ms per text: median {statistics.median(times):.3f}, p99 {p99:.3f}, longest input {longest:.1f}")


def _milliseconds(text: str) -> float:
    start = time.perf_counter()
    understand(text)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
