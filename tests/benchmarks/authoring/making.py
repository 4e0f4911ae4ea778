"""What making a deck takes, in a process of its own: seconds of the processor and the most memory held at once."""

import multiprocessing
import resource
import time
from typing import NamedTuple

import numpy as np

from twentyq.authoring.compiling import compile_draft
from twentyq.authoring.draft import to_state
from twentyq.authoring.drafting import draft
from twentyq.authoring.verdict import judge
from twentyq.documents.reader import read

LIMIT_OF_THINGS, LIMIT_OF_COLUMNS = 2_000, 100
WORDS = ("red", "blue", "green", "round", "flat", "hollow")


class Taken(NamedTuple):
    """Seconds of the processor, and megabytes."""

    seconds: float
    memory: float


def largest() -> bytes:
    """A table of as many things as a deck may have: columns of yes and no, of numbers, of kinds in turn."""
    chance = np.random.default_rng(1)
    kinds = (("yes", "no"), [str(number) for number in range(1, 5_000)], WORDS)
    columns = [chance.choice(kinds[column % 3], LIMIT_OF_THINGS) for column in range(1, LIMIT_OF_COLUMNS)]
    header = ",".join(["Name", *(f"Feature {column}" for column in range(1, LIMIT_OF_COLUMNS))])
    rows = (f"Thing {row}," + ",".join(cells) for row, cells in enumerate(zip(*columns, strict=True)))
    return "\n".join([header, *rows]).encode()


def made(name: str, data: bytes) -> Taken:
    """Read, draft, judge, store and, where it is small enough, compile in a new process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_make, (name, data))


def _make(name: str, data: bytes) -> Taken:
    begun = time.process_time()
    judged = judge(draft([read(data, name)], deck_id="d", name=name))
    to_state(judged)
    compile_draft(judged)
    return Taken(time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
