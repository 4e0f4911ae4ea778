"""Accuracy, time, memory and cost of the voice path. `make bench-voice`, or with --help for its options."""

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks.voice.clips import conditions, human_clips, human_folder, spoken_clips
from tests.benchmarks.voice.contradictions import contradictions_table
from tests.benchmarks.voice.hardship import hardship_table
from tests.benchmarks.voice.hearings import hear_all
from tests.benchmarks.voice.http import http_table
from tests.benchmarks.voice.names import names_table
from tests.benchmarks.voice.report import accuracy_table, cost_table, meaning_table, plot, reliability_table
from tests.benchmarks.voice.speaking import speaking_table
from tests.benchmarks.voice.timing import timing_table


def main() -> None:
    """Run it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--every", type=int, default=4, help="of the phrases in all voices, each N-th (1: all)")
    arguments.add_argument("--plot", type=Path, default=Path(tempfile.gettempdir()) / "twentyq-voice.png")
    given = arguments.parse_args()

    made = list(spoken_clips(given.every))
    people = list(human_clips())
    answers = [clip for clip in people if clip.group in ("people: yes", "people: no")][:: given.every]
    if not human_folder():
        print("No recordings of people here (TWENTYQ_SPEECH_DATA): figures are of synthetic voices alone.\n")
    heard = hear_all([*people, *made, *conditions([*answers, *made[:: given.every]])])
    print(
        accuracy_table(heard),
        meaning_table(heard),
        reliability_table(heard),
        hardship_table(given.every),
        contradictions_table(),
        names_table(),
        speaking_table(),
        timing_table(),
        http_table(),
        cost_table(heard),
        sep="\n\n",
    )
    plot(heard, given.plot)
    print(f"\nPlot: {given.plot}")


if __name__ == "__main__":
    main()
