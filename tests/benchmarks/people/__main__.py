"""What people's answers say of the deck and its guesser; compared with the last run. --help for its options."""

import argparse
import json
from pathlib import Path

from tests.benchmarks.people import coverage, disagreement, ideal, play
from tests.benchmarks.people.data import nouns
from twentyq.knowledge.compiled import load_named

LAST = Path(__file__).parents[3] / ".make" / "benchmarks" / "people.json"


def main() -> None:
    """Print tables, openings and figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--half", choices=("a", "b", "all"), default="all", help="which half of the nouns")
    arguments.add_argument("--tables", action="store_true", help="also by question and by kind of thing")
    given = arguments.parse_args()
    deck = load_named("everyday")
    asked = list(nouns(deck, given.half))
    print(f"{deck.id} {deck.version}: {len(deck.things)} things, {len(deck.questions)} questions; {len(asked)} nouns")
    if given.tables:
        print(*disagreement.lines(deck, asked), *play.openings(deck), sep="\n")
    figures = {
        **disagreement.figures(deck, asked),
        **play.figures(deck, asked),
        **ideal.figures(deck, asked),
        **coverage.figures(deck),
    }
    last = json.loads(LAST.read_bytes()) if LAST.is_file() else {}
    for name, share in figures.items():
        before = last.get(given.half, {}).get(name)
        print(f"{name:>28} {share:7.1%}" + (f" {share - before:+8.1%}" if before is not None else ""))
    LAST.parent.mkdir(parents=True, exist_ok=True)
    LAST.write_text(json.dumps(last | {given.half: figures}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
