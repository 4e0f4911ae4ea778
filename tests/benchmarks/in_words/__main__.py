"""Train the reader, or count what is read right by list. --help for the options."""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tests.benchmarks.in_words.judging import Heard, counted, heard, held_out
from tests.benchmarks.in_words.lists import IN_GAME, KEPT, bare, files, learned, read
from tests.benchmarks.in_words.training import texts_to_learn, train
from tests.unit.understanding.test_led import in_game
from twentyq.game.answer import Answer
from twentyq.knowledge.compiled import load_named
from twentyq.understanding.trained import LANGUAGES, TrainedReader
from twentyq.understanding.understand import POINT, Point, understand

QUESTIONS = 4
WEIGHTS = LANGUAGES / "en.npz"


def main() -> None:
    """Count what is read right by list; before that train on all but those kept apart, if that is wanted."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true", help="train and write the weights that are shipped")
    arguments.add_argument("--held", action="store_true", help="judge each writer by a reader that has not seen them")
    given = arguments.parse_args()
    if given.held:
        _print_held_out()
        return
    if given.write:
        train(learned(), texts_to_learn()).save(WEIGHTS)
        print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size:,} bytes")
    _print_by_list()


def _print_held_out() -> None:
    """By writer where answers are taken now, and of all by where they might be."""
    together: dict[Point, list[Heard]] = defaultdict(list)
    for writer, point, understood in held_out():
        together[point] += understood
        if point == POINT:
            print(f"{writer:>8} held out: {counted(understood)}", flush=True)
    for point, understood in together.items():
        print(f"alone from {point.alone}, agreed from {point.agreed}: {counted(understood)}")


def _print_by_list() -> None:
    reader = TrainedReader.load(WEIGHTS)
    for file in files():
        for name, one in (("by rules", None), ("with the reader", reader)):
            print(f"{file:>22} {name}: {counted(heard(file, one))}")
    for file in (*IN_GAME, "asked_kept.tsv", "asked_later.tsv", "asked_chatty.tsv"):
        texts = [Heard(meaning, understand(text, question=question)) for meaning, question, text in in_game(file)]
        print(f"{file:>22} in a game: {counted(texts)}")
    print(f"{'those kept':>22} in answer to {QUESTIONS} questions of the deck each: {counted(_asked(KEPT))}")
    known = {bare(text) for _, text in (*learned(), *texts_to_learn())}
    for file in KEPT:
        new = [(meaning, text) for meaning, text in read(file) if meaning in set(Answer) and bare(text) not in known]
        right = sum(understand(text).answer == meaning for meaning, text in new)
        print(f"{file:>22} of answers that stand nowhere in what was learned: {right}/{len(new)} right")


def _asked(lists: Iterable[str]) -> Iterator[Heard]:
    """Every text of the lists, understood as it is in games."""
    draw, questions = random.Random(9), [question.text for question in load_named("everyday").questions]  # noqa: S311
    for meaning, text in (pair for file in lists for pair in read(file)):
        for question in draw.sample(questions, QUESTIONS):
            yield Heard(meaning, understand(text, question=question))


if __name__ == "__main__":
    main()
